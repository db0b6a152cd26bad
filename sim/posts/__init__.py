"""Border crossing points: checks, hours, queues, cargo."""
