"""Does what was accepted: one visible outcome each."""
