"""Justice: detention and returns."""
