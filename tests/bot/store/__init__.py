"""Tests of what must survive a restart."""
