"""Tests of the command stp."""
