"""How requests of Slack's arrive: over a socket or by HTTP, signed, then through Bolt."""
