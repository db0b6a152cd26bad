"""Haze: fires, wind, harm at home and abroad, and the groups that gain and lose by it."""
