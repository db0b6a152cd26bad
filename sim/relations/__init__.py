"""Relations: conduct and trust between states."""
