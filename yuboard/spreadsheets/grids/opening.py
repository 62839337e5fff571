"""Any spreadsheet opened as grids: .xlsx, .xls and text tables, told apart by their content."""

from yuboard.problems import UploadError
from yuboard.spreadsheets import uploaded
from yuboard.spreadsheets.grids import cells, ole, xls, xlsx
from yuboard.spreadsheets.grids.cells import Grid
from yuboard.spreadsheets.separated import separated

LARGEST_BYTES = 20_000_000
_ONLY = "只收 .xlsx、.xls 和 .csv，请另存为这几种格式之一"


def grids(content: bytes) -> list[Grid]:
    """The sheets of a file that have cells. Raises UploadError for everything else."""
    kind = uploaded.start(content, LARGEST_BYTES)
    if kind == "加密":
        raise UploadError(ole.LOCKED)
    if kind not in ("", "ZIP", "OLE"):
        raise UploadError(f"内容是{kind}；{_ONLY}")
    if kind == "ZIP":
        made = xlsx.grids(content)
    elif kind == "OLE":
        made = xls.grids(content)
    else:
        made = [cells.texts(separated(content).lines, "")]
    filled = [grid for grid in made if grid.cells]
    if not filled:
        raise UploadError("没有一格有内容")
    return filled
