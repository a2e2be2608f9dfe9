"""Tests of what notices and mends faults of texts."""
