"""Numerals: the words in which documents write numbers, units, signs and falls, and their one reader."""
