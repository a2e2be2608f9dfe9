"""What a loopback Slack for tests is made of; `tests.slack_workspace` puts it together."""
