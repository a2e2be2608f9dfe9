"""What must survive a restart: seen events, accepted questions, answers, votes."""
