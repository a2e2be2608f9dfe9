"""What people do with an answer: judge, share, read on, go on asking, quote, ask a person."""
