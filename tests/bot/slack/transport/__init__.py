"""Tests of bot/slack/transport."""
