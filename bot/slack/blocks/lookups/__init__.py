"""Passages, lists of documents and their cards as people see them; pure."""
