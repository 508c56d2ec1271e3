"""Words: whether two wordings say one thing, and whether one denies the other."""
