"""Tests of `sources/readers/kinds/`."""
