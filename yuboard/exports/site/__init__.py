"""The static site: the dashboard as plain HTML."""
