"""Tests of `sources/readers/text/`."""
