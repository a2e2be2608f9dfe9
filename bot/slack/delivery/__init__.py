"""Puts messages where people see them, once."""
