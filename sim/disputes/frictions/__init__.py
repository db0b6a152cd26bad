"""Kinds of incidents between states, one file each."""
