"""Types of dated events, one file each."""
