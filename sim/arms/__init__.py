"""Firearms: bought legally in one state, taken to another, hardly inspected on the way out, traced afterwards."""
