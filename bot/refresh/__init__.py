"""Looks at the configured locations again when it is time."""
