"""Findings and revisions: doubts about the sources, statements that differ."""

from yuboard.record.results import Row
from yuboard.wording.markdown import escape
from yuboard.wording.numbers import average_rate, in_yuan


def finding(row: Row) -> str:
    """One finding in full: what is written, what was computed, the treatment, and the clauses."""
    quotes = "".join(f"\n> {escape(line)}\n>" for line in row["quotes"].split("\n") if line)
    return (
        f"**文件写法**　{escape(row['as_stated'])}\n\n**核算结果**　{escape(row['computed'])}\n\n"
        f"**本看板的处理**　{escape(row['treatment'])}\n{quotes}"
    )


def revision(row: Row) -> str:
    """Two documents of one city that differ on one target."""
    return (
        f"**前后文件不一致**　{row['place']}{row['year']}年：{row['earlier_document']}写“{row['earlier_label']}”，"
        f"{row['later_document']}写“{row['later_label']}”。{row['rule']}"
    )


def revision_side(row: Row, which: str, word: str) -> str:
    """One of the two statements of a revision (``which``: earlier or later), with its value in yuan and its clause."""
    converted = ""
    if row[f"{which}_unit"] == "美元" and row[f"{which}_cny"] is not None:
        rate = average_rate(row["cny_per_usd"], f"{row['year']}年")
        converted = f"　{in_yuan(row[f'{which}_cny'])} :gray-badge[测算] {rate}"
    place = f"{escape(row[f'{which}_document'])}　{escape(row[f'{which}_section'])}"
    return (
        f"{word}　**{escape(row[f'{which}_label'])}**{converted}\n\n“{escape(row[f'{which}_quote'])}”\n\n:gray[{place}]"
    )
