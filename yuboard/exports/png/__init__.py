"""Pictures at projector size."""
