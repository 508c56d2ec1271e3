"""Renderers: the dossier in the formats people and programs read, one file each."""
