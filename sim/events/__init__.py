"""Dated events, one file a type: a type exists because its file exists."""
