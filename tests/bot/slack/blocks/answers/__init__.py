"""Tests of bot/slack/blocks/answers."""
