"""Tests of bot/judging."""
