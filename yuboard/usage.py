"""A command line that answers wrong use in Chinese."""

import argparse
import re
from datetime import date
from typing import NoReturn

_SENTENCES = (
    (r"the following arguments are required: (.+)", r"缺少 \1"),
    (r"unrecognized arguments: (.+)", r"没有这样的参数：\1"),
    (r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.+)\)", r"\1 没有“\2”，可选：\3"),
    (r"argument (\S+): expected (?:one|at least one) argument", r"\1 后面没有写值"),
    (r"argument (\S+): (.+)", r"\1 \2"),
)


class Parser(argparse.ArgumentParser):
    """The standard parser; its refusals are one Chinese sentence under the usage, and exit code 2."""

    def error(self, message: str) -> NoReturn:
        for pattern, words in _SENTENCES:
            if found := re.fullmatch(pattern, message):
                message = found.expand(words)
                break
        self.exit(2, f"{self.format_usage().replace('usage:', '用法：', 1)}用法不对：{message}\n")


def day(text: str) -> date:
    """A date of the command line. Raises argparse.ArgumentTypeError with a Chinese sentence."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，应写成 2026-01-31 这样。") from error
