"""Tasks that a child process must not be able to do harm with."""

import os
import time


def echo(content: bytes, times: int = 1) -> tuple[dict, bytes]:
    print("a library that prints")
    return {"size": len(content), "pid": os.getpid()}, content * times


def spin(content: bytes) -> None:
    while True:
        pass


def sleep(content: bytes) -> None:
    time.sleep(60)


def swallow(content: bytes) -> int:
    return len(bytearray(4_000_000_000))


def die(content: bytes) -> None:
    os._exit(3)


def abort(content: bytes) -> None:
    os.abort()


def stumble(content: bytes) -> None:
    raise KeyError("a fault of the program")


def exit_politely(content: bytes) -> None:
    raise SystemExit(0)


def chatter(content: bytes) -> tuple[None, bytes]:
    return None, b"x" * 70_000_000


def write(content: bytes) -> None:
    with open("/tmp/written_by_a_child", "wb") as file:  # noqa: PTH123
        file.write(content)
