"""Corruption: networks tempt officers at borders, some accept, few are found out."""
