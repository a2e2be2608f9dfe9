"""Readers that work in processes of their own, with a time and a memory limit each."""
