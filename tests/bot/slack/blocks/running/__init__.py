"""Tests of bot/slack/blocks/running."""
