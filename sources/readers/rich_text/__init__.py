"""Reads RTF files."""
