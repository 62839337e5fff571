"""Grids: every cell of any spreadsheet with its address, raw value, number format, comment and hidden flags."""

from yuboard.spreadsheets.grids.cells import Cell, Grid, address, letters, own_comment
from yuboard.spreadsheets.grids.opening import LARGEST_BYTES, grids
