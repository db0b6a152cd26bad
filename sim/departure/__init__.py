"""Departure control: the state that is left guards its exit, as far as it is equipped, and as its bargains go."""
