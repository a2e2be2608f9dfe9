"""Tests of `index/syncing/`."""
