"""Spreadsheets: reading uploaded ones, numbers as people type them, writing workbooks."""
