"""Fetches pages from the web, politely, and from nowhere else."""
