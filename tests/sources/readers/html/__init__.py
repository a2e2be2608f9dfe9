"""Tests of the reader of web pages."""
