"""Tests of how good the answers are, on judged questions: see README.md beside this."""
