"""The parts of the printed note as plain data: ladders, targets, quotas, findings, and numbered clauses."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from yuboard import maps, theme
from yuboard.geography import areas, layouts
from yuboard.record.results import Reader, Row
from yuboard.wording.quotas import not_divided, not_named, share_and_rank
from yuboard.wording.targets import formula

Part = dict[str, Any]
_SHADES = (200, 120, 60)
# Across a page of A4, 170 mm, its smallest letters come out at 6.9 points.
_MAP = maps.Canvas(560, 300, 9.5, is_framed=True)


class Clauses:
    """Clauses numbered in the order they are first cited; one clause that holds several figures is one."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], int] = {}

    def number(self, document: str, section: str, quote: str) -> int:
        """The number under which a clause is cited."""
        return self._found.setdefault((document, section, quote), len(self._found) + 1)

    def of(self, row: Row) -> int:
        """The number of a figure's clause."""
        return self.number(row["document_number"], row["section"], row["quote"])

    def by_document(self, documents: Sequence[Row]) -> list[Part]:
        """All cited clauses under their documents."""
        found = []
        for row in documents:
            cited = [
                {"number": number, "section": section, "quote": quote}
                for (document, section, quote), number in self._found.items()
                if document == row["document_number"]
            ]
            if cited:
                found.append({"title": f"{row['document_number']}　《{row['title']}》", "clauses": cited})
        return found


def ladders(rows: Reader, city: str, targets: Sequence[Row], clauses: Clauses) -> list[Part]:
    """A city's headline indicators: every stated value as a bar, one block for each document and unit."""
    found = []
    for headline in rows("overview/headlines"):
        if headline["place"] != city:
            continue
        points = [row for row in targets if _is_drawn(row) and row["indicator"] == headline["indicator"]]
        for (document, unit), own in groupby(sorted(points, key=_series), key=_series):
            bars = sorted(own, key=lambda row: row["year"])
            is_main = document == headline["document_id"] and headline["per_year"] is not None
            scope = f"单位：{unit}　{bars[0]['document_number']}"
            demand = formula(headline) if is_main else ""
            found.append(
                {"name": headline["indicator"], "scope": scope, "demand": demand, "bars": _bars(bars, clauses)}
            )
    return found


def _is_drawn(row: Row) -> bool:
    return row["operator"] != "text" and row["year"] is not None and not row["subject"]


def _series(row: Row) -> tuple[str, str]:
    return row["document_id"], row["axis_unit"]


def _bars(points: Sequence[Row], clauses: Clauses) -> list[Part]:
    highest = max(value for row in points for value in (row["axis_low"], row["axis_high"]) if value is not None)
    found = []
    for row in points:
        low = row["axis_high"] if row["axis_low"] is None else row["axis_low"]
        high = row["axis_high"] if row["operator"] == "range" else low
        found.append(
            {
                "when": f"{row['year_label']}　{row['role_word']}", "role": row["role"],
                "words": row["label"] + (f"（{row['mark']}）" if row["mark"] else ""),
                "low": low / highest, "high": high / highest, "open": row["operator"] in (">=", ">"),
                "source": clauses.of(row),
            }
        )  # fmt: skip
    return found


def targets(rows: Reader, city: str, stated: Sequence[Row], clauses: Clauses) -> list[Part]:
    """Every target of the city that no bar shows, in the document's words, an indicator's years together."""
    shown = {row["indicator"] for row in rows("overview/headlines") if row["place"] == city}
    found: dict[str, list[Part]] = {}
    for row in stated:
        if row["role"] != "baseline" and not (row["indicator"] in shown and _is_drawn(row)):
            name = row["indicator"] + (f"（{row['subject']}）" if row["subject"] else "")
            said = {"when": row["year_label"], "words": row["label"], "source": clauses.of(row)}
            found.setdefault(name, []).append(said)
    return [{"name": name, "said": said, "is_short": _is_short(name, said)} for name, said in found.items()]


def _is_short(name: str, said: Sequence[Part]) -> bool:
    """Whether name and words go into one line of half a page."""
    return len(said) == 1 and len(name + said[0]["when"] + said[0]["words"]) < 25


def city_quotas(city: str, cells: Sequence[Row], clauses: Clauses) -> Part:
    """The quotas of all counties as a table, and those of the most divided indicator as bars."""
    if not cells:
        words = f"{not_divided(city)}。"
        return {"quota_opening": [words], "matrix": None, "bars": None, "shares": []}
    places = [list(part) for _, part in groupby(cells, key=lambda cell: cell["place_id"])]
    whole = places[0]
    undivided = [c for c in whole if c["total"] is None]
    years = "、".join(dict.fromkeys(f"{cell['year']}年" for cell in undivided))
    opening = f"文件把{len(whole) - len(undivided)}项分年目标分给县（区）。" + (
        f"{years}没有分县的数。" if years else ""
    )
    matrix = {
        "groups": [
            {"name": name, "span": len(list(group))}
            for name, group in groupby(whole, key=lambda cell: cell["indicator"])
        ],
        "years": [f"{cell['year']}年" for cell in whole],
        "rows": [{"name": place[0]["place"], "cells": [_words(cell) for cell in place]} for place in places],
        "sums": ["文件未分解" if cell["total"] is None else f"{cell['total']:g}" for cell in whole],
        "whole": [{"words": cell["city_label"], "source": _city_clause(cell, clauses)} for cell in whole],
    }
    return {"quota_opening": [opening], "matrix": matrix, "bars": _quota_bars(places), "shares": []}


def _words(cell: Row) -> str:
    return cell["words"] if cell["quota"] is None else f"{cell['quota']:g}"


def _city_clause(cell: Row, clauses: Clauses) -> int:
    return clauses.number(cell["document_number"], cell["city_section"], cell["city_quote"])


def _quota_bars(places: Sequence[Sequence[Row]]) -> Part:
    first = places[0][0]["indicator"]
    own = [[cell for cell in place if cell["indicator"] == first] for place in places]
    years = [cell["year"] for cell in own[0] if cell["total"] is not None]
    shades = dict(zip(years, _SHADES))
    highest = max(cell["quota"] for place in own for cell in place if cell["quota"] is not None)
    found = [
        {
            "name": place[0]["place"],
            "bars": [
                {
                    "share": cell["quota"] / highest, "shade": shades.get(cell["year"], _SHADES[-1]),
                    "words": f"{cell['year']}年　{cell['quota']:g}{cell['unit']}",
                }
                for cell in place
                if cell["quota"] is not None
            ],
        }
        for place in own
    ]  # fmt: skip
    return {"name": first, "scope": f"单位：{own[0][0]['unit']}", "rows": [row for row in found if row["bars"]]}


def county_quotas(subject: Row, cells: Sequence[Row], clauses: Clauses) -> Part:
    """What the documents give one county, with share and rank, then what they set and do not give to it."""
    own = [cell for cell in cells if cell["place"] == subject["name"]]
    named = [cell for cell in own if cell["quota"] is not None]
    note = f"（{subject['note']}）" if subject["note"] else ""
    if named:
        opening = f"文件分给{subject['name']}{note}{len(named)}项，原文和位次如下；其余为全市有而没有分给本地的。"
    elif own:
        opening = f"{not_named(subject['name'])}{note}。以下为全市目标。"
    else:
        opening = f"{not_divided(subject['city'])}，也就没有{subject['name']}的配额{note}。"
    shares = [
        {
            "name": cell["indicator"] + (f"（{cell['subject']}）" if cell["subject"] else ""),
            "when": f"{cell['year']}年", "words": cell["words"], "whole": cell["city_label"],
            "share": _share(cell),
            "source": clauses.of(cell),
        }
        for cell in sorted(own, key=lambda cell: (cell["quota"] is None, cell["year"]))
    ]  # fmt: skip
    return {"quota_opening": [opening], "matrix": None, "bars": None, "shares": shares}


def _share(cell: Row) -> str:
    if cell["quota"] is None:
        return "—"
    return share_and_rank(cell)


def layout(rows: Reader, city: str) -> Part | None:
    """The city's first layout as a map, in words alone without areas; None where its documents set none."""
    found = layouts.layouts(rows, city)
    if not found:
        return None
    others = "、".join(row["label"].split("　")[1] for row in found[1:])
    words = f"图　{city}{found[0]['name']}（{found[0]['document_number']}　{found[0]['section']}）"
    plan, svg = areas.plan(found[0]["adcode"]), None
    if plan.areas:
        elements, position = layouts.elements(rows, found[0]["layout_id"]), found[0]["place_position"]
        svg = str(maps.layout_sheet(elements, plan, _MAP, position=position, colours=theme.LIGHT))
    else:
        words += f"：{plan.caption.rstrip('。')}"
    return {
        "svg": svg,
        "alt": f"{city}{found[0]['name']}的位置示意图",
        "words": words + (f"；另有{others}，见看板“空间布局”" if others else ""),
    }


def findings(rows: Reader, city: str, county: str | None) -> list[Part]:
    """What must be said aloud: what is written, what was computed, and how it is treated."""
    return [
        {
            "title": row["title"],
            "words": f"文件写法：{_sentence(row['as_stated'])}核算：{_sentence(row['computed'])}"
            f"处理：{_sentence(row['treatment'])}",
        }
        for row in rows("findings/of_place", place=city, county=county)
    ]


def _sentence(text: str) -> str:
    return text if text.endswith("。") else f"{text}。"
