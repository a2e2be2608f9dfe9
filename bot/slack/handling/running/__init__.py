"""The bot's own page, and what its admins set and see."""
