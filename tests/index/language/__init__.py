"""Tests of `index/language/`."""
