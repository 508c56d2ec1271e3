"""Incidents: whether two claims speak of one incident, of one place, of one day, of one people."""
