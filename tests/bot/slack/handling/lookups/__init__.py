"""Tests of bot/slack/handling/lookups."""
