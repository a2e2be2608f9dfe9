"""The Home tab, and what admins see; pure."""
