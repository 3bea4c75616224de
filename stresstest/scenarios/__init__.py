"""Scenarios A to F: each a script for k6, the state it begins from, its targets, and what is true afterwards."""
