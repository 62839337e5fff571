"""Log of the commands: a file for the administrator, as a person at a terminal needs one sentence."""

import logging
import tempfile
from logging.handlers import RotatingFileHandler
from pathlib import Path

from yuboard import clock
from yuboard.settings import ROOT

_NAME, _SIZE = "commands.log", 1_000_000


class _BeijingFormatter(logging.Formatter):
    """Formatter of lines that begin with the time in Beijing, like every date of the house."""

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802
        return clock.moment(record.created)


def to_file() -> Path | None:
    """Have what is logged from now on written to a file; returns it, or None where none can be written."""
    for place in (lambda: ROOT / "logs", lambda: Path(tempfile.gettempdir())):
        try:
            # A full disk has no temporary folder either.
            folder = place()
            folder.mkdir(exist_ok=True)
            handler = RotatingFileHandler(folder / _NAME, maxBytes=_SIZE, backupCount=1, encoding="utf-8")
        except OSError:
            continue
        handler.setFormatter(_BeijingFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        # A full disk must not turn the log's own failure into lines on the terminal.
        handler.handleError = lambda record: None  # type: ignore[method-assign]
        logging.getLogger().addHandler(handler)
        return folder / _NAME
    logging.getLogger().addHandler(logging.NullHandler())
    return None
