"""Disputes: incidents raise them, forums settle them, and open ones depress cooperation."""
