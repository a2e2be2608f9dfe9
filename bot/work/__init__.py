"""The queue of accepted questions and the workers that answer them."""
