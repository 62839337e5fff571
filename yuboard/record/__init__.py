"""The record: hand-kept CSV, checked and built into DuckDB, read as rows."""
