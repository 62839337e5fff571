"""Child process that makes a bundle: ``python -m yuboard.ui.bundling KIND DATABASE DATE FILE``.

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
from yuboard.ledger.progress import progress_in
from yuboard.problems import ExportError, LedgerError
from yuboard.record import reported, store
from yuboard.record.results import Reader
from yuboard.settings import ledger_setting

KINDS: dict[str, Callable[..., bytes]] = {
    "存档": record_zip,
    "静态网页": lambda **parameters: zipped(static(**parameters, **_reported(**parameters))),
}


def _reported(rows: Reader, made_on: date, **_: object) -> dict[str, Any]:
    """Progress of all goals and the recognised units; without a ledger that can be read there is none, as on pages."""
    try:
        return {
            "standing": progress_in(ledger_setting(), rows, reported.once, made_on),
            "register": register_in(ledger_setting(), rows, made_on),
        }
    except LedgerError:
        return {}


def main(kind: str, database: str, made_on: str, file: str) -> int:
    """Make one bundle. Returns 0 where the file is there, whole."""
    try:
        content = KINDS[kind](
            rows=store.reader(Path(database)),
            version=store.version(Path(database)),
            made_on=date.fromisoformat(made_on),
            on_step=lambda done, total, part: _tell(done=done, total=total, part=part),
        )
        write_out(Path(file), content)
    except ExportError as error:
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
