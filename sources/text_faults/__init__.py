"""Notices what went wrong with a text before it came here, and mends it for the search."""
