"""Reads documents from where people keep them."""
