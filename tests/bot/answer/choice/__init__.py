"""Tests of bot/answer/choice."""
