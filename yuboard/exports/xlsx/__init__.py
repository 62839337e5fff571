"""Workbooks with formulas and a print set-up."""
