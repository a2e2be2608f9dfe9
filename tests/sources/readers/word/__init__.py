"""Tests of `sources/readers/word/`."""
