"""Tests of what keeps the index fresh."""
