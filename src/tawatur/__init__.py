"""Tawatur reads a pile of Arabic reports and gives back one sourced dossier."""
