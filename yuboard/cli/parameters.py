"""Parameters that several groups of commands share."""

from datetime import date
from pathlib import Path
from typing import Any

import click

PATH = click.Path(path_type=Path)
GROUP: dict[str, Any] = {"options_metavar": "[选项]", "subcommand_metavar": "命令 [参数]…"}
COMMAND: dict[str, Any] = {"options_metavar": "[选项]"}


class Day(click.ParamType):
    """A date written as 2026-01-31."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}”不是日期，应写成 2026-01-31 这样。", param, ctx)
