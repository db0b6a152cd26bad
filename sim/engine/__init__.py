"""What knows nothing of borders: compiled kernels, random numbers, tables, and mathematics that rooms share."""
