"""Tasks as one table: when each falls due, who answers for it, the numbers it serves; one in full below its line."""

from collections.abc import Mapping, Sequence
from math import inf
from types import MappingProxyType
from typing import NamedTuple

from markupsafe import Markup

from yuboard.progress.rows import Progress
from yuboard.progress.standing import summary
from yuboard.record.rows.tasks import Served, Target, Task
from yuboard.tables import html
from yuboard.tables.columns.tasks import ASSIGNMENT_TABLE
from yuboard.wording import progress
from yuboard.wording import tasks as words
from yuboard.wording.markup import Link, hue, inline, tag

# What a reported value answers with, before the target that it is reported against.
PROGRESS = "progress"
# Numbers that a line shows; an opened task has them all.
_MOST = 3


class Shown(NamedTuple):
    """State of the table: the order (by year, or as the documents have it), the task that is open, what it serves.

    With ``for_paper`` every task has its clause below it on paper. ``progress``: how targets stand, by figure_id; empty
    while nothing is reported of any.
    """

    by_year: bool
    task: str | None
    targets: Sequence[Target]
    for_paper: bool = False
    progress: Mapping[str, Progress] = MappingProxyType({})


def assignment_table(tasks: Sequence[Task], served: Mapping[str, Sequence[Served]], link: Link, shown: Shown) -> Markup:
    """``tasks`` (rows of tasks/list) with ``served``, the rows of tasks/served by task_id."""
    if shown.by_year:
        tasks = sorted(tasks, key=lambda task: _first_year(served.get(task["task_id"], ())))
    rows = [made for task in tasks for made in _rows(task, served.get(task["task_id"], ()), link, shown)]
    kind = "matrix assignments sheet" if shown.for_paper else "matrix assignments"
    return tag("div", tag("table", tag("thead", _head(shown)), tag("tbody", *rows), class_=kind), class_="tables")


def _first_year(served: Sequence[Served]) -> float:
    """The year in which a task first falls due; what has none comes last."""
    return min(words.due_years(served), default=inf)


def _head(shown: Shown) -> Markup:
    year, *others = (column.title for column in ASSIGNMENT_TABLE)
    sort = html.chosen("sort", "year", f"{year} {'▲' if shown.by_year else '↕'}")
    order = "ascending" if shown.by_year else "none"
    return html.row(
        [tag("th", sort, scope="col", aria_sort=order), *(tag("th", title, scope="col") for title in others)]
    )


def _rows(task: Task, served: Sequence[Served], link: Link, shown: Shown) -> list[Markup]:
    """The line of a task, and below it the task in full where it is open or goes on paper."""
    is_open = shown.task == task["task_id"]
    city = tag("span", task["city"], class_=hue(task["place_position"]))
    name = html.chosen("task", task["task_id"], task["title"], aria_expanded=is_open)
    title = tag("th", name, tag("p", city, f"　{task['summary']}", class_="quiet"), scope="row")
    heads = [column.title for column in ASSIGNMENT_TABLE]
    line = [
        tag("td", *(tag("p", year) for year in words.due(served)), _state(served, shown.progress)),
        title,
        tag("td", tag("span", inline(words.lead(task), link)), data_head=heads[2]),
        tag("td", tag("div", _numbers(served, link, shown.progress), class_="words"), data_head=heads[3]),
    ]
    made = [html.row(line, class_="line")]
    if is_open:
        made.append(html.row([_whole(task, shown, link)], class_="more"))
    elif shown.for_paper:
        made.append(html.row([_clause(task, link)], class_="more closed"))
    return made


def _state(served: Sequence[Served], standing: Mapping[str, Progress]) -> Markup:
    """The worst state among the targets that a clause dates, or why there is none; nothing while nothing is known."""
    if not standing:
        return Markup("")
    state = summary(words.dated(served, standing))
    if state is None:
        return tag("p", inline((words.NOT_JUDGED,), html.picked), title=words.not_judged(served))
    return tag("p", inline((progress.badge(state),), html.picked))


def _numbers(served: Sequence[Served], link: Link, standing: Mapping[str, Progress]) -> Markup:
    if not served:
        return tag("p", "— 条文没有数字", class_="none")
    left = len(served) - _MOST
    rest = tag("p", f"另有{left}个，点任务看", class_="quiet") if left > 0 else ""
    return Markup("").join([*(_number(row, link, standing) for row in served[:_MOST]), rest])


def _number(row: Served, link: Link, standing: Mapping[str, Progress]) -> Markup:
    return tag("p", inline(words.number(row), link)) + _reported(standing.get(row["figure_id"]))


def _reported(row: Progress | None) -> Markup:
    """How a target stands: its state, and the approved value, which leads to how it was reckoned and to its cells."""
    if row is None or not (row.is_reported or row.silence):
        return Markup("")
    said = f"{progress.reported(row) or row.state}：{progress.compact(row, True)}" if row.actual else ""
    value = html.chosen(PROGRESS, row.goal.figure_id, said) if said else progress.missing(row)
    where = f"　{progress.source(row)}" if row.actual else ""
    return tag("p", inline((progress.badge(row.state), " "), html.picked), value, where, class_="quiet")


def _clause(task: Task, link: Link) -> Markup:
    quote, place = words.clause(task).phrases
    return tag("td", tag("p", inline((*quote, "　", *place), link)), colspan=len(ASSIGNMENT_TABLE))


def _whole(task: Task, shown: Shown, link: Link) -> Markup:
    targets, standing = shown.targets, shown.progress
    note = tag("p", f"说明：{task['note']}", class_="quiet") if task["note"] else ""
    listed = tag(
        "ul",
        *(tag("li", inline(words.served(row), link), _reported(standing.get(row["figure_id"]))) for row in targets),
    )
    tied = tag("p", words.TIED, class_="quiet") if any(row["term"] for row in targets) else ""
    return tag(
        "td", html.lines([words.assigned(task)], link),
        tag("blockquote", html.lines(words.clause(task).phrases, link)), note,
        *((tag("p", "为下列目标服务：", class_="quiet"), listed, tied) if targets else (tag("p", words.NO_TARGET),)),
        colspan=len(ASSIGNMENT_TABLE),
    )  # fmt: skip
