"""Peer pages for the benchmark: a bare page, one in the manner of a GDP dashboard, and one of four plain charts."""
