"""Search: words that readers type, normalised alike when the site is built and when it is searched."""
