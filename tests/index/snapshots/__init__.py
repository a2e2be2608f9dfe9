"""Tests of `index/snapshots/`."""
