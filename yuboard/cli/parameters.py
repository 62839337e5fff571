"""Parameters that several groups of commands share."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from yuboard import clock

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


# The day as of which a command reads the ledger, and the date that stands on its file.
as_of_today = click.option(
    "--as-of", type=Day(), default=clock.today, metavar="日期", help="台账截至哪一天，默认今天。"
)
made_today = click.option(
    "--date", "made_on", type=Day(), default=clock.today, metavar="日期", help="写在文件上的日期，默认今天。"
)
