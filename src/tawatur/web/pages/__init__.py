"""The pages of the desk, one module each, with the template of its name in ``templates/pages``.

A page has ``PATH``, ``ABOUT`` (what it is, in both languages), ``Query`` (what it is asked: a
struct with the names of the path and the query), and ``answer(desk, query, visitor)``, which gives
a struct: what the page says, and what its address with .json sends. It may have ``NAV`` (place
and words in the top bar), ``view`` (more for the template), ``rows`` (the answer as a table: .csv
and .md), ``PARTIAL`` (the template of the part htmx asks for) and ``ROLE``.

A page that says the same to every visitor has ``SHARED``: its answers are kept made until the store
changes. ``own(desk, query, visitor)`` does the same for a page that says so only sometimes: what
else the answer depends on, or None where it must be made anew.
"""
