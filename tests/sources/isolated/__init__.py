"""Tests of sources.isolated."""
