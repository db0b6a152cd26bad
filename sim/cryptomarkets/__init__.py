"""Cryptomarkets: where cybercrime trades, how it is taken down, and where it goes."""
