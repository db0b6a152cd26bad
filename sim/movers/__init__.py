"""Movers: they set out, choose, cross and learn."""
