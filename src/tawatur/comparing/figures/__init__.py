"""Figures: what a figure measures, and which figures of two reports measure one thing."""
