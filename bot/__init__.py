"""What people talk to: answers, the Slack front end, the command line."""
