"""Tests of bot/slack/handling/asking."""
