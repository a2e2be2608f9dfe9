"""Tests of what must do no harm: odd folders, files that kill parsers, crashes at any moment."""
