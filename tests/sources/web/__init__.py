"""Tests of what fetches pages from the web."""
