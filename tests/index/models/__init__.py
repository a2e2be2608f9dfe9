"""Tests of `index/models/`."""
