"""Yearly report of a county or bureau: one story from the ledger, written as a document of Word and as PDF."""
