"""The parts of the printed note as plain data: trajectories, targets, quotas, findings, and numbered clauses."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from yuboard import charts, maps, theme
from yuboard.charts.drawing import drawing
from yuboard.charts.marks import Chart
from yuboard.exports.typesetting import standalone
from yuboard.geography import areas, layouts
from yuboard.record.results import Reader, Row
from yuboard.wording.counties import sentence
from yuboard.wording.missing import COMPUTED
from yuboard.wording.numbers import amount
from yuboard.wording.parts import plain
from yuboard.wording.quotas import not_divided, not_named, share_and_rank
from yuboard.wording.targets import formula

Part = dict[str, Any]
# Pixels of charts: two bead lines stand side by side on a page of A4, 170 mm wide, the quotas across it. The smallest
# letters come out at 6.5 points or more.
_BEADS, QUOTA_WIDTH, _QUOTA_PITCH = 400.0, 940.0, 13.0
# Across a page of A4, 170 mm, its smallest letters come out at 6.9 points.
_MAP = maps.Canvas(560, 300, 9.5, is_framed=True)


class Clauses:
    """Clauses numbered in the order they are first cited; one clause that holds several figures is one."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str, str], int] = {}

    def number(self, document: str, section: str, quote: str) -> int:
        """The number under which a clause is cited."""
        return self._numbers.setdefault((document, section, quote), len(self._numbers) + 1)

    def of(self, row: Row) -> int:
        """The number of a figure's clause."""
        return self.number(row["document_number"], row["section"], row["quote"])

    def by_document(self, documents: Sequence[Row]) -> list[Part]:
        """All cited clauses under their documents."""
        cited_documents = []
        for row in documents:
            cited = [
                {"number": number, "section": section, "quote": quote}
                for (document, section, quote), number in self._numbers.items()
                if document == row["document_number"]
            ]
            if cited:
                cited_documents.append({"title": f"{row['document_number']}　《{row['title']}》", "clauses": cited})
        return cited_documents


def trajectories(rows: Reader, city: str, targets: Sequence[Row], clauses: Clauses) -> list[Part]:
    """A city's headline indicators: every stated value on a line of years, one chart for each document and unit."""
    charts_of_city = []
    for headline in rows("overview/headlines"):
        if headline["place"] != city:
            continue
        points = [row for row in targets if _is_charted(row) and row["indicator"] == headline["indicator"]]
        for (document, _), series in groupby(sorted(points, key=_series), key=_series):
            values = sorted(series, key=lambda row: row["year"])
            is_main = document == headline["document_id"] and headline["obstacle"] != "no_start"
            mark = "" if headline["obstacle"] else f"{COMPUTED}　"
            charts_of_city.append(
                {
                    "name": headline["indicator"],
                    "document": values[0]["document_number"],
                    "below": _below(values, f"{mark}{formula(headline)}" if is_main else ""),
                    **picture(path(values, clauses)),
                }
            )
    return charts_of_city


def path(values: Sequence[Row], clauses: Clauses) -> Chart:
    """The stated values of one indicator, document and unit; below each its stage and the number of its clause."""
    points = [
        {**row, "panel": row["axis_unit"], "series": row["time_basis"], "tag": _tag(row, clauses, len(values) == 1)}
        for row in values
    ]
    return charts.small_trend(points, width=_BEADS)


def _tag(row: Row, clauses: Clauses, is_alone: bool) -> str:
    if is_alone:  # then the chart tells year and stage
        return f"[{clauses.of(row)}]"
    year = "" if row["year_label"] == f"{row['year']}年" else f"{row['year_label']}　"
    return f"{year}{row['role_word']}[{clauses.of(row)}]"


def _below(values: Sequence[Row], demand: str) -> list[str]:
    """The lines below a trajectory: the growth that it demands, remarks on its values."""
    remarks = [row["label"] for row in values if row["mark"]]
    return [*([demand] if demand else []), *remarks]


def picture(chart: Chart) -> Part:
    """A chart in greys with the words that stand for it."""
    return {"svg": standalone(drawing(chart, colours=theme.PRINT)), "alt": chart.alt}


def _is_charted(row: Row) -> bool:
    return row["operator"] != "text" and row["year"] is not None and not row["subject"] and not row["month"]


def _series(row: Row) -> tuple[str, str]:
    return row["document_id"], row["axis_unit"]


def targets(rows: Reader, city: str, stated: Sequence[Row], clauses: Clauses) -> list[Part]:
    """Every target of the city that no chart shows, in the document's words, an indicator's years together."""
    shown = {row["indicator"] for row in rows("overview/headlines") if row["place"] == city}
    statements: dict[str, list[Part]] = {}
    for row in stated:
        if row["role"] != "baseline" and not (row["indicator"] in shown and _is_charted(row)):
            name = row["indicator"] + (f"（{row['subject']}）" if row["subject"] else "")
            statement = {"when": row["year_label"], "words": row["label"], "source": clauses.of(row)}
            statements.setdefault(name, []).append(statement)
    return [{"name": name, "said": said, "is_short": _is_short(name, said)} for name, said in statements.items()]


def _is_short(name: str, said: Sequence[Part]) -> bool:
    """Whether name and words go into one line of half a page."""
    return len(said) == 1 and len(name + said[0]["when"] + said[0]["words"]) < 25


def city_quotas(rows: Reader, city: str, cells: Sequence[Row], clauses: Clauses) -> Part:
    """The quotas of all counties as a table, and those of the most divided indicator as bars."""
    if not cells:
        words = f"{not_divided(city)}。"
        return {"quota_opening": [words], "matrix": None, "bars": None, "shares": []}
    places = [list(part) for _, part in groupby(cells, key=lambda cell: cell["place_id"])]
    whole = places[0]
    undivided = [c for c in whole if c["total"] is None]
    years = "、".join(dict.fromkeys(f"{cell['year']}年" for cell in undivided))
    opening = f"文件把{len(whole) - len(undivided)}项分年目标分给县（区）。" + (
        f"这些指标的{years}数没有分到县（区）。" if years else ""
    )
    matrix = {
        "groups": [
            {"name": name, "span": len(list(group))}
            for name, group in groupby(whole, key=lambda cell: cell["indicator"])
        ],
        "years": [f"{cell['year']}年" for cell in whole],
        "rows": [{"name": place[0]["place"], "cells": [_words(cell) for cell in place]} for place in places],
        "sums": ["文件未分解" if cell["total"] is None else amount(cell["total"]) for cell in whole],
        "whole": [{"words": cell["city_label"], "source": _city_clause(cell, clauses)} for cell in whole],
    }
    first = whole[0]
    bars = {"name": first["indicator"], "scope": f"单位：{first['unit']}"}
    bars |= picture(quota_chart(rows, city, first["indicator"]))
    return {"quota_opening": [opening], "matrix": matrix, "bars": bars, "shares": []}


def _words(cell: Row) -> str:
    return cell["words"] if cell["quota"] is None else amount(cell["quota"])


def _city_clause(cell: Row, clauses: Clauses) -> int:
    return clauses.number(cell["document_number"], cell["city_section"], cell["city_quote"])


def quota_chart(rows: Reader, city: str, indicator: str) -> Chart:
    """The quotas of one indicator that a city's documents give to counties; without scenario."""
    position = rows("quotas/sums", place=city, indicator=indicator)[0]["place_position"]
    bars = rows("quotas/bars", place=city, indicator=indicator, scenario=False)
    return charts.quota_bars(bars, position=position, width=QUOTA_WIDTH, pitch=_QUOTA_PITCH)


def county_opening(rows: Reader, subject: Row) -> list[str]:
    """One county in a sentence, as its page says it, and where its quotas stand."""
    asked = {"county": subject["short_name"]}
    said = sentence(rows("counties/parts", **asked), subject, len(rows("counties/duties", **asked)))
    return [plain(said), f"以下为{subject['city']}的主要目标；分给本地的见第二部分。"]


def county_quotas(subject: Row, cells: Sequence[Row], clauses: Clauses) -> Part:
    """Quotas of one county, with share and rank, then what they set and do not give to it."""
    listed = [cell for cell in cells if cell["place"] == subject["name"]]
    named = [cell for cell in listed if cell["quota"] is not None]
    note = f"（{subject['note']}）" if subject["note"] else ""
    if named:
        opening = f"文件分给{subject['name']}{note}{len(named)}项，原文和位次如下；其余为全市有而没有分给本地的。"
    elif listed:
        opening = f"{not_named(subject['name'])}{note}。以下为全市目标。"
    else:
        opening = f"{not_divided(subject['city'])}，也就没有{subject['name']}的配额{note}。"
    shares = [
        {
            "name": cell["indicator"] + (f"（{cell['subject']}）" if cell["subject"] else ""),
            "when": f"{cell['year']}年", "words": cell["words"], "whole": cell["city_label"],
            "share": share_and_rank(cell),
            "source": clauses.of(cell),
        }
        for cell in sorted(listed, key=lambda cell: (cell["quota"] is None, cell["year"]))
    ]  # fmt: skip
    return {"quota_opening": [opening], "matrix": None, "bars": None, "shares": shares}


def layout(rows: Reader, city: str) -> Part | None:
    """The city's first layout as a map, in words alone without areas; None where its documents set none."""
    of_city = layouts.layouts(rows, city)
    if not of_city:
        return None
    others = "、".join(row["label"].split("　")[1] for row in of_city[1:])
    words = f"图　{city}{of_city[0]['name']}（{of_city[0]['document_number']}　{of_city[0]['section']}）"
    plan, svg = areas.plan(of_city[0]["adcode"]), None
    if plan.areas:
        elements, position = layouts.elements(rows, of_city[0]["layout_id"]), of_city[0]["place_position"]
        svg = str(maps.layout_sheet(elements, plan, _MAP, position=position, colours=theme.LIGHT))
    else:
        words += f"：{plan.caption.rstrip('。')}"
    return {
        "svg": svg,
        "alt": f"{city}{of_city[0]['name']}的位置示意图",
        "words": words + (f"；另有{others}，见看板“空间布局”" if others else ""),
    }


def findings(rows: Reader, city: str, county: str | None) -> list[Part]:
    """Findings to be said aloud: what is written, what was computed, and how it is treated."""
    return [
        {
            "title": f"{row['title']}（{row['weight']}）",
            "words": f"文件写法：{_sentence(row['as_stated'])}核算：{_sentence(row['computed'])}"
            f"处理：{_sentence(row['treatment'])}",
        }
        for row in rows("findings/of_place", place=city, county=county)
    ]


def _sentence(text: str) -> str:
    return text if text.endswith("。") else f"{text}。"
