"""Annotators: what a report says in words: names, numbers, times, quotations; one file each."""
