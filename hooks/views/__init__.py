"""What the templates are told: plain values, worked out before Jinja sees them."""
