"""The checks of the guides: one rule a file, gathered in `registry`."""
