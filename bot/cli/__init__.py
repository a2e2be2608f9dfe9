"""The command stp."""
