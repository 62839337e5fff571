"""People who may write: a CSV that the administrator keeps, read strictly, as it is a list of rights."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from yuboard.disk import reason
from yuboard.ledger.rows import UNSEEN
from yuboard.ledger.terms import Author, Terms
from yuboard.problems import DataError, Problem

REQUIRED = ("identity", "name", "role", "place")
COLUMNS = (*REQUIRED, "unit")
ROLES = ("reporter", "reviewer")
_OUTCOME = "暂时没有人能登录"


class Person(NamedTuple):
    """Person: the identity that a sign-in gives, the name, the bureau or None, and the author of what is written."""

    identity: str
    name: str
    unit: str | None
    author: Author


def read(path: Path, terms: Terms) -> Mapping[str, Person]:
    """People by identity. Raises DataError with every problem, by file, row and column; then nobody is known."""
    try:
        lines = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), strict=True))
    except OSError as error:
        raise _refused([Problem(path.name, 0, "", f"读不出：{reason(error, '读取')}")]) from error
    except UnicodeDecodeError as error:
        raise _refused([Problem(path.name, 0, "", "人员名单不是 UTF-8 编码")]) from error
    except csv.Error as error:
        raise _refused([Problem(path.name, 0, "", "人员名单读不成表格（引号不成对）")]) from error
    header = [cell.strip() for cell in lines[0]] if lines else []
    problems = list(_header_problems(path.name, header))
    if problems:
        raise _refused(problems)
    people: dict[str, Person] = {}
    for row, cells in enumerate(lines[1:], 2):
        if any(map(str.strip, cells)):
            _add(people, problems, Problem(path.name, row, "", ""), header, cells, terms)
    if problems:
        raise _refused(problems)
    return people


def _refused(problems: list[Problem]) -> DataError:
    return DataError(problems, _OUTCOME)


def _header_problems(file: str, header: Sequence[str]) -> Iterator[Problem]:
    for column in REQUIRED:
        if column not in header:
            yield Problem(file, 1, column, "人员名单缺这一列")
    for column in dict.fromkeys(header):
        if column not in COLUMNS:
            yield Problem(file, 1, column, "人员名单没有这一列")
        elif header.count(column) > 1:
            yield Problem(file, 1, column, "这一列写了两次")


def _add(
    people: dict[str, Person],
    problems: list[Problem],
    at: Problem,
    header: Sequence[str],
    cells: Sequence[str],
    terms: Terms,
) -> None:
    if len(cells) != len(header):
        problems.append(at._replace(text=f"这一行有{len(cells)}格，应有{len(header)}格"))
        return
    row = {column: cell.strip() for column, cell in zip(header, cells)}
    found = [at._replace(column=column, text=text) for column, text in _flaws(row, terms, people)]
    problems.extend(found)
    place = terms.place(row["place"])
    if found or place is None:
        return
    unit = row.get("unit") or None
    signature = "，".join(filter(None, (unit, row["identity"])))
    author = Author(f"{row['name']}（{signature}）", place, row["role"] == "reviewer")
    people[row["identity"]] = Person(row["identity"], row["name"], unit, author)


def _flaws(row: Mapping[str, str], terms: Terms, people: Mapping[str, Person]) -> Iterator[tuple[str, str]]:
    """Column and text of everything that is wrong with a row."""
    for column, cell in row.items():
        if UNSEEN.search(cell):
            yield column, "有看不见的控制字符"
        elif not cell and column in REQUIRED:
            yield column, "不能空着"
    if row["identity"] in people:
        yield "identity", f"“{row['identity']}”写了两次，一人一行"
    if row["role"] and row["role"] not in ROLES:
        yield "role", f"“{row['role']}”不是身份，应为{'或'.join(ROLES)}"
    place = terms.place(row["place"])
    if row["place"] and place is None:
        yield "place", f"没有名为“{row['place']}”的地区"
    elif place and row["role"] == "reviewer" and place.place_id != place.city_id:
        yield "place", f"审核人属于市，“{place.name}”不是市"
