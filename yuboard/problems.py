"""Problems of the data, in one shape for every check, and what an export or the ledger refuses to do."""

from typing import NamedTuple


class Problem(NamedTuple):
    """Problem of the data, to be mended by hand; ``row`` counts the header as row 1, 0 means the whole file."""

    file: str
    row: int
    column: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.row}:{self.column}: {self.text}"


class DataError(Exception):
    """Raised when data cannot be taken; carries every problem found, and ``outcome``: what was not done for them."""

    def __init__(self, problems: list[Problem], outcome: str = "未发布"):
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
        self.outcome = outcome


class StorageError(DataError):
    """Raised where the machine, not the data, is in the way: a full disk, a folder without rights, a file in use."""

    def __init__(self, file: str, text: str):
        super().__init__([Problem(file, 0, "", text)])

    @property
    def text(self) -> str:
        return self.problems[0].text


class ExportError(ValueError):
    """Nothing was written; the text says why, in one Chinese sentence for the person who asked."""


class SelectionError(ExportError):
    """No place, an unknown one, or places that do not go into one story."""


class UploadError(ValueError):
    """An uploaded file was not taken; the text says why and what to do, in one Chinese sentence for whoever sent it."""


class LedgerError(ValueError):
    """The ledger refuses or cannot; the text says why and what stands, in one Chinese sentence."""
