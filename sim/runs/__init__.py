"""Runs: points x seeds on a pool of warm workers; what is done stays done, what failed is told, Ctrl-C is safe."""
