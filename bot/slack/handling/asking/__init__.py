"""Answers questions, in a thread for all to see or for one person alone."""
