"""What can be done at the desk, one module each: answered to POST.

An action has ``PATH``, ``ABOUT``, ``Form`` (what it is given: a struct with the names of the form,
the JSON and the path) and ``act(desk, form, visitor)``, which gives a ``Done``. It may have
``ROLE`` (edit where it says nothing) and ``ALSO`` (other content types it takes).
"""
