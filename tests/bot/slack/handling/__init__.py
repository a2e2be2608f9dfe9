"""Tests of bot/slack/handling."""
