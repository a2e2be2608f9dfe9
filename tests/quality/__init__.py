"""Tests of how good the answers are, on questions about the bundled sample corpus."""
