"""Child process that makes a bundle: ``python -m yuboard.ui.bundling KIND DATABASE DAY DATE FILE``.

It tells each step as a line of JSON, and why it failed; its memory goes back to the system when it ends.
"""

import json
import sys
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from yuboard.exports.archive import record_zip
from yuboard.exports.files import write_out, zipped
from yuboard.exports.site.build import static
from yuboard.intake.recognised import register_in
from yuboard.ledger.progress import courses_in, progress_in, scores_in
from yuboard.problems import ExportError, LedgerError
from yuboard.record import reported, store
from yuboard.settings import ledger_setting


def _record(day: date, **parameters: Any) -> bytes:
    """The archive with what was approved by a day, and with the recognised units. Raises LedgerError."""
    setting, rows = ledger_setting(), parameters["rows"]
    standing = progress_in(setting, rows, reported.once, day)
    return record_zip(
        **parameters,
        standing=standing,
        courses=courses_in(setting, rows, reported.once, day, standing),
        scores=scores_in(setting, rows, day, standing),
        register=register_in(setting, rows, day),
    )


def _pages(day: date, **parameters: Any) -> bytes:
    """The static pages with that, and with the recognised units. Raises LedgerError."""
    setting, rows = ledger_setting(), parameters["rows"]
    standing = progress_in(setting, rows, reported.once, day)
    scores = scores_in(setting, rows, day, standing)
    return zipped(static(**parameters, standing=standing, register=register_in(setting, rows, day), scores=scores))


KINDS: dict[str, Callable[..., bytes]] = {"存档": _record, "静态网页": _pages}


def main(kind: str, database: str, day: str, made_on: str, file: str) -> int:
    """Make one bundle. Returns 0 where the file is there, whole.

    A ledger that cannot be read is told, and nothing made: a bundle without what was reported would look complete.
    """
    rows = store.reader(Path(database))
    try:
        content = KINDS[kind](
            date.fromisoformat(day),
            rows=rows,
            version=store.version(Path(database)),
            made_on=date.fromisoformat(made_on),
            on_step=lambda done, total, part: _tell(done=done, total=total, part=part),
        )
        write_out(Path(file), content)
    except (ExportError, LedgerError) as error:
        _tell(refusal=str(error))
        return 1
    except Exception:
        _tell(fault=traceback.format_exc())
        return 1
    return 0


def _tell(**step: object) -> None:
    print(json.dumps(step), flush=True)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
