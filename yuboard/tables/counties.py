"""Tables of counties: quotas of all, of two side by side, what is not divided."""

from collections.abc import Sequence

from yuboard.record.rows.quotas import CountyQuota, Undivided
from yuboard.tables import columns
from yuboard.tables.markdown import Table, with_quotes
from yuboard.wording.markdown import escape
from yuboard.wording.quotas import share_and_rank


def county_pair(first: Sequence[CountyQuota], second: Sequence[CountyQuota], names: tuple[str, str]) -> Table:
    """Two counties of one city side by side: what either is given, share and rank, and the city's figure."""
    others = {(row["indicator"], row["year"]): row for row in second}
    pairs = [(row, others[row["indicator"], row["year"]]) for row in first]
    head, whole = columns.titles(columns.figures.PAIR_ENDS)
    return [
        {
            head: f"{escape(row['indicator'])}　{row['year']:.0f}年",
            escape(names[0]): _beside(row),
            escape(names[1]): _beside(other),
            whole: escape(row["city_label"]),
        }
        for row, other in pairs
        if row["rank"] is not None or other["rank"] is not None
    ]


def _beside(row: CountyQuota) -> str:
    if row["rank"] is None:
        return f":gray[{escape(row['words'])}]"
    return f"**{escape(row['words'])}**  :small[:gray[{share_and_rank(row)}]]"


def undivided_list(rows: Sequence[Undivided]) -> Table:
    """City figures that no county has a part in."""
    cells = ((row["year_label"], escape(row["indicator"]), f"**{escape(row['label'])}**") for row in rows)
    return with_quotes(columns.figures.UNDIVIDED_LIST, cells, rows)
