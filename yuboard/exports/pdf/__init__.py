"""The printed briefing."""
