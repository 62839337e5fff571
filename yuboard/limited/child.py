"""The child's side of limited reading: ``python -m yuboard.limited.child MEMORY SECONDS`` does tasks from its input.

A task is a line of JSON and the bytes of a file; the answer is a line of JSON, plain data as JSON, and bytes. Lines
before it tell how much is done.
"""

import importlib
import json
import os
import sys
import traceback
from typing import IO, Any

from yuboard.limited import progress
from yuboard.problems import ExportError, UploadError


def main(memory: int, seconds: int) -> None:
    """Do tasks until the input ends."""
    # Answers have a pipe of their own, so that a library that prints cannot speak between them.
    source, out = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123
        os.dup2(nowhere.fileno(), 1)
    _limit(memory, seconds)
    while line := source.readline():
        head = json.loads(line)
        progress.listen(lambda share: _pass_on(out, share))
        answer = _answer(head["task"], source.read(head["size"]), head["arguments"])
        out.writelines(answer)
        out.flush()


def _pass_on(out: IO[bytes], share: float) -> None:
    """A line before the answer: what share of the task is done."""
    out.write(json.dumps({"share": share}).encode() + b"\n")
    out.flush()


def _limit(memory: int, seconds: int) -> None:
    """Bounds that the system holds; where it has none, the server's clock alone ends a child."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 2))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(task: str, content: bytes, arguments: dict[str, Any]) -> list[bytes]:
    try:
        module, _, function = task.partition(":")
        made = getattr(importlib.import_module(module), function)(content, **arguments)
        data, made = made if isinstance(made, tuple) else (made, b"")
        return _told("done", json.dumps(data).encode(), made)
    except (UploadError, ExportError) as error:
        return _told("refused", refusal=str(error))
    except MemoryError:
        return _told("memory")
    except BaseException:  # a parser written in Rust raises what is no Exception
        return _told("fault", fault=traceback.format_exc()[-8000:])


def _told(
    outcome: str, data: bytes = b"null", content: bytes = b"", *, refusal: str = "", fault: str = ""
) -> list[bytes]:
    head = {"outcome": outcome, "refusal": refusal[:2000], "fault": fault, "data": len(data), "content": len(content)}
    return [json.dumps(head).encode(), b"\n", data, content]


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
