"""Tests of titles, publishers and dates."""
