"""Runs the models that embed texts and put passages in order."""
