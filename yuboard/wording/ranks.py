"""Ranks among the places that a document names (测算): ties, who is first or last, who moved between two years."""

from collections.abc import Sequence

from yuboard.record.results import Row

# As many places with the same quota are named; of more, their count.
_NAMED = 2


def rank(place: int, alike: int) -> str:
    """A rank as a column of ranks has it: 第1位, 并列第3位 where ``alike`` share it."""
    return f"{'并列' if alike > 1 else ''}第{place}位"


def standing(row: Row) -> str:
    """Where a part stands among those named, and with whom: 居第1位, 与夏邑县并列第3位, 居末位, 与其他各地相同.

    ``row`` is of counties/parts: rank, named, alike, and fellows, the other places with as much.
    """
    if row["named"] == 1:
        return "文件只点名本地"
    if row["alike"] == row["named"]:
        return f"{row['named']}个地区相同"
    is_last = row["rank"] + row["alike"] - 1 == row["named"]
    place = "末位" if is_last else f"第{row['rank']}位"
    if row["alike"] == 1:
        return f"{row['named']}个地区中居{place}"
    return f"与{_fellows(row)}并列{place}"


def _fellows(row: Row) -> str:
    count = row["alike"] - 1
    return row["fellows"] if count <= _NAMED else f"其他{count}地"


def moved(before: int, after: int) -> str:
    """How a rank changed."""
    if before == after:
        return "名次未变"
    return f"升{before - after}位" if after < before else f"降{after - before}位"


def moves(ranks: Sequence[tuple[str, int, int]], first: int, last: int) -> str:
    """Who moved between two years; ``ranks`` are place, rank before and rank after."""
    groups: dict[str, list[str]] = {}
    for place, before, after in sorted(ranks, key=lambda entry: (entry[2] - entry[1], entry[2])):
        groups.setdefault(moved(before, after), []).append(place)
    still = len(groups.pop(moved(0, 0), ()))
    told = [f"{'、'.join(places)}{how}" for how, places in groups.items()]
    rest = [f"{'其余' if told else ''}{still}地名次未变"] if still else []
    return f"{first}年到{last}年，{'；'.join(told + rest)}。"
