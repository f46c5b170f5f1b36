"""What makes the site light on a phone."""
