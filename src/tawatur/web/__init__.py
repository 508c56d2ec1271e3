"""The desk: the store on pages and through an API.

A page is a module of ``pages`` and the template of its name; something done is a module of
``actions``. Both are found by their file names. ``app.build`` puts them together; ``desk.Desk``
is what they are given.
"""
