"""Command of whoever runs the service: ``python -m yuboard doctor``."""

from collections.abc import Iterable

import click

from yuboard.cli.parameters import COMMAND
from yuboard.settings import trusted_header


@click.command(
    **COMMAND, help="检查这台机器上的安装：部件、设置、数据、边界、字体、台账、备份、磁盘、时钟；有不对的，退出码为一。"
)
@click.option("--url", metavar="地址", help="再像浏览器那样访问这个地址，检查代理：读者用的地址，或服务自己的地址。")
@click.option("--user", metavar="账号", help="代理自己要登录时用的账号；密码运行时问。")
def doctor(url: str | None, user: str | None) -> None:
    from yuboard.operation import doctor as looking
    from yuboard.operation import probes
    from yuboard.operation.findings import BAD, WARNING, Finding

    states = []
    account = (user, click.prompt("密码", hide_input=True)) if user else None
    parts: list[Iterable[Finding]] = [looking.findings()]
    if url:
        parts.append(probes.findings(url, trusted_header(), account))
    for part in parts:
        for finding in part:
            click.echo(finding)
            states.append(finding.state)
    click.echo(f"共{len(states)}项，{states.count(BAD)}项不对，{states.count(WARNING)}项提醒", err=True)
    if BAD in states:
        raise click.exceptions.Exit(1)
