"""The grammar of reported speech: cues, marks, speakers, what each cue takes, where content ends.

``scene`` shows a paragraph with its mentions, marks and cue words; ``complements`` reads what
follows a cue; ``speakers`` and ``memory`` say whose words they are; ``extents`` where they end;
``credits`` and ``headlines`` read the two forms that need no verb; ``statements`` is what all of
them fill in.
"""
