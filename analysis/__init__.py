"""Reads ``outputs/`` and says what came out: comparisons and figures. Imports nothing of the model."""
