"""The ledger: events are accounted, days are summed, metrics are read."""
