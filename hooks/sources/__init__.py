"""Where the facts come from: addresses of sources, checked here and, when asked, on the net."""
