"""Tests of `sources/readers/parts/`."""
