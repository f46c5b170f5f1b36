"""Helplines: the one place numbers come from, how they are looked up, and how old they are."""
