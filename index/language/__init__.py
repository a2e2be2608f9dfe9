"""Reads words as people write them: spelling, abbreviations, names, areas."""
