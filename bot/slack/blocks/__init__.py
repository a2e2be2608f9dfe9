"""What people see in Slack: messages, modals and the Home tab, within its limits; pure."""
