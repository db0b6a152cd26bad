"""The start: beliefs, prices and lists near a steady state, and movers on their way."""
