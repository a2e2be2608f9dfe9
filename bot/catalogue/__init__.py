"""Looking documents up: lists, suggestions while somebody types, and a passage in its place."""
