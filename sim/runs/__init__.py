"""Runs: points x seeds on a pool of workers; finished runs are kept, failures reported, Ctrl-C is safe."""
