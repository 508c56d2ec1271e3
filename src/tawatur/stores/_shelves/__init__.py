"""The shelves of a store, one module each.

reports    the texts and where they came from
stories    which reports tell one event, day by day
told       a story's dossier, flattened for search
findings   every id a finding ever had, and what it leads to now
entities   people, organisations and places over all stories
outlets    what each published, and whom it credits
answers    search: passages, statements and facts
visits     what somebody saw of a story, and when
desk       decisions with undo, notes, basket
jobs       work in progress
shares     what everybody may read where it is embedded
tokens     who may do what
"""
