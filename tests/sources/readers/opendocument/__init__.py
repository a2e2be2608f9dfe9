"""Tests of `sources/readers/opendocument/`."""
