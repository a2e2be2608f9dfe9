"""Tests of bot/answer/premise."""
