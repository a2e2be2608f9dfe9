"""Messages as they are meant to be, one JSON file each."""
