"""Importer: any messy spreadsheet read into values, each with its cell, its period and what is uncertain about it."""
