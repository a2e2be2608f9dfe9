"""Pictures of what people see in Slack, drawn from the bot's real payloads."""
