"""Accreditation criteria: judging one unit, judging a batch."""
