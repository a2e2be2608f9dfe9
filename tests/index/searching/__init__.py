"""Tests of `index/searching/`."""
