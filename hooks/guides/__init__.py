"""The guides: what their front matter may hold, which there are, and where each stands."""
