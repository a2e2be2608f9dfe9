"""Tests of bot/answer/asked."""
