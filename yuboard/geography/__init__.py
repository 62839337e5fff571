"""Boundaries, sites, areas and spatial layouts."""
