"""Looks passages and documents up, for the eyes of the person who asked for them."""
