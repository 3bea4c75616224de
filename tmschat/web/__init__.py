"""What a browser is shown at the site's root."""
