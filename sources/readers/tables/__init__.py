"""Reads spreadsheets and lists, and makes passages of rows."""
