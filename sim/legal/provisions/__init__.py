"""Provisions: what a treaty can hold, one a file."""
