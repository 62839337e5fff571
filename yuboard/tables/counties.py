"""Tables of counties: quotas, roles in layouts, duties."""

from collections.abc import Sequence

from yuboard.record.results import Row
from yuboard.tables.cells import Table, quoted, source
from yuboard.wording.markdown import escape
from yuboard.wording.quotas import share_and_rank


def quota_matrix(matrix: Sequence[Row]) -> Table:
    """Places as rows, years as columns, words in the cells; the city's own figure in the last row."""
    table: dict[str, dict[str, str]] = {}
    for row in matrix:
        name = f"[{escape(row['place'])}](county?county={row['place_short']})"
        table.setdefault(name, {})[f"{row['year']:.0f}年"] = _quota_cell(row)
    table["**全市**"] = {f"{row['year']:.0f}年": f"**{escape(row['city_label'])}**" for row in matrix}
    return [{"地区": place} | cells for place, cells in table.items()]


def _quota_cell(row: Row) -> str:
    if row["quota"] is None:
        return f":gray[{'— ' if row['words'] == '文件未列' else ''}{row['words']}]"
    return f"**{row['quota']:g}**　:gray[{row['share']:.0f}%]"


def county_given(rows: Sequence[Row]) -> Table:
    """What a document gives one county: its part, the city's figure, share and rank."""
    return list(
        {
            "指标": f"{escape(row['indicator'])}　{row['year']:.0f}年　"
            + source(row["document_number"], row["section"]),
            "本地配额": f"**{escape(row['words'])}**",
            "全市": escape(row["city_label"]),
            "占比与位次（测算）": share_and_rank(row),
        }
        for row in rows
        if row["rank"] is not None
    )


def county_pair(first: Sequence[Row], second: Sequence[Row], names: tuple[str, str]) -> Table:
    """Two counties of one city side by side: what either is given, share and rank, and the city's figure."""
    other = {(row["indicator"], row["year"]): row for row in second}
    pairs = [(row, other[row["indicator"], row["year"]]) for row in first]
    return list(
        {
            "指标": f"{escape(own['indicator'])}　{own['year']:.0f}年",
            names[0]: _beside(own),
            names[1]: _beside(its),
            "全市": escape(own["city_label"]),
        }
        for own, its in pairs
        if own["rank"] is not None or its["rank"] is not None
    )


def _beside(row: Row) -> str:
    if row["rank"] is None:
        return f":gray[{row['words']}]"
    return f"**{escape(row['words'])}**  :small[:gray[{share_and_rank(row)}]]"


def role_list(rows: Sequence[Row]) -> Table:
    """What a layout puts in a county."""
    return list(
        {
            "布局中的要素": f"**{escape(row['name'])}**　{'（负责设立，不在本地）' if row['is_duty'] else ''}",
            "年份": row["year_label"],
            "作用": escape(row["role"]),
            "原文与出处": quoted(row),
        }
        for row in rows
    )


def duty_list(rows: Sequence[Row]) -> Table:
    """What the documents ask of a county: by name, or of all counties."""
    return list(
        {
            "事项": f"**{escape(row['summary'])}**"
            + (f"　:small[:gray[{escape(row['note'])}]]" if row["note"] else ""),
            "文件写给": escape(row["addressed"]),
            "原文与出处": quoted(row),
        }
        for row in rows
    )


def undivided_list(rows: Sequence[Row]) -> Table:
    """City figures that no county has a part in."""
    return list(
        {
            "年份": row["year_label"],
            "指标": escape(row["indicator"]),
            "全市": f"**{escape(row['label'])}**",
            "原文与出处": quoted(row),
        }
        for row in rows
    )
