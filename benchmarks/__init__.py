"""Measurements beside peers: the same input, one run, medians and ratios."""
