"""Tests of bot/slack/handling/answers."""
