"""Tests of bot/slack/web_api."""
