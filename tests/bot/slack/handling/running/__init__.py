"""Tests of bot/slack/handling/running."""
