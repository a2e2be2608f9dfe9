"""Tests of bot/slack/blocks/lookups."""
