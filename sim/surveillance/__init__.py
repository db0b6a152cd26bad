"""Surveillance between posts: patrols, detection, control rooms."""
