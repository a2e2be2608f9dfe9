"""What a question takes for granted, and whether the documents say otherwise."""
