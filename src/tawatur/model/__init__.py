"""What exists: frozen values without I/O, from a span to a dossier."""
