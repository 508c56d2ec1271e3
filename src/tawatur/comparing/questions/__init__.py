"""Questions: what reports can answer differently, a file for each kind of question."""
