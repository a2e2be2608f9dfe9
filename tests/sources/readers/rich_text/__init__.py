"""Tests of `sources/readers/rich_text/`."""
