"""Calls to Slack: the Web API, response URLs, and who the bot is there."""
