"""What a question asks besides its words: filters, and other senses of STP."""
