"""Tells what kind of file it is by its content."""
