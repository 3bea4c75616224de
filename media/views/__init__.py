"""Uploading over REST, and serving from the local store."""
