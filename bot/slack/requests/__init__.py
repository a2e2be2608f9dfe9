"""What people did in Slack, read from what Slack sends; pure."""
