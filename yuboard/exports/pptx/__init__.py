"""Presentations with native charts and tables."""
