"""Tests of the readers of single files."""
