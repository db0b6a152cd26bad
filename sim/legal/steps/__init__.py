"""Steps in the life of a treaty, one file each."""
