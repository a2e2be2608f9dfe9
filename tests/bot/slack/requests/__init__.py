"""Tests of bot/slack/requests."""
