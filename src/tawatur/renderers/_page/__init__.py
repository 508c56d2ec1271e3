"""The dossier as a page: values for the templates, made from the dossier alone.

Each module makes one part of the page as frozen values that hold words in both languages;
the templates give them their form. ``words`` knows grammar, ``catalogue`` numbers the reports
and makes citations.
"""
