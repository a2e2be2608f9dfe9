"""Tests of `sources/readers/slides/`."""
