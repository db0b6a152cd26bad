"""A study's folder: results published atomically, provenance, and what is still missing. Reads no model code."""

from sim.output.provenance import code_version
from sim.output.store import Store
from sim.output.tables import Record

__all__ = ["Record", "Store", "code_version"]
