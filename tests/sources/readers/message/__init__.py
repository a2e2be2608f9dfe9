"""Tests of `sources/readers/message/`."""
