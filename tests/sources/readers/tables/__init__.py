"""Tests of `sources/readers/tables/`."""
