"""Which sentences answer: ranked, chosen, with what belongs to them."""
