"""Intake: from a template or any sheet that a bureau sends to a stored draft, with every question asked before."""
