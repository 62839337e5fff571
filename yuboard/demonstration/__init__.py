"""Demonstration: a copy of the record with a made ledger, to try reporting with; all of it bears the mark of made data.

``plan`` tells what is reported when, by dice of a fixed seed; ``making`` has it written by the ways that reports go.
"""
