"""Brings an index in line with its sources: what to do, and writing it."""
