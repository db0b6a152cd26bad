"""Dated events, one file for each type: a type exists because its file exists."""
