"""Scenarios A to F: each a script for k6, the state that it begins from, its targets, and what must be true after it."""
