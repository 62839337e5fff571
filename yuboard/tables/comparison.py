"""The comparison as one table: a line an indicator, its verdict once, the cities as columns or within each line."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from yuboard.record.results import Row
from yuboard.tables import html
from yuboard.tables.columns.figures import COMPARISON_COLUMNS
from yuboard.wording.clauses import cited
from yuboard.wording.comparison import BARS, VERDICTS, Line, Statement, comparison_reason, signed, statements
from yuboard.wording.markup import Link, hue, tag
from yuboard.wording.missing import COMPUTED, UNSET
from yuboard.wording.numbers import in_yuan

# More cities than this have no column each: they stand within each line.
COLUMNS = 5
_HEADS = {column.key: column.title for column in COMPARISON_COLUMNS}


@dataclass(frozen=True)
class Choice:
    """Choice of a reader on a live page: the lines of one verdict, and which line is open."""

    verdict: str | None = None
    line: str | None = None


@dataclass(frozen=True)
class _Scale:
    """The common axis of a line's bars; there is none where nothing may be compared by size."""

    low: float
    high: float
    is_hatched: bool

    def bar(self, value: float, hatch: str) -> Markup:
        start, end = sorted(100 * (at - self.low) / (self.high - self.low) for at in (0.0, value))
        return html.bar(start, end, hatch if self.is_hatched else None)


def comparison_table(lines: Sequence[Line], link: Link, choice: Choice | None = None) -> Markup:
    """The lines that are chosen under their heads; on a live page chips with counts above, and what is open below each.

    ``lines`` are of wording.comparison.lines. Without a ``choice`` nothing can be chosen: every line is open, and
    ``link`` alone leads to clauses.
    """
    shown = [line for line in lines if not (choice and choice.verdict) or line.verdict == choice.verdict]
    has_columns = len(lines[0].cells) <= COLUMNS
    scales = {id(line): _scale(line) for line in shown}
    cities = lines[0].cells
    hatched = [(_hatch(cell), hue(cell["place_position"])) for cell in cities]
    is_measured = any(scales.values())
    rows = [made for line in shown for made in _rows(line, scales[id(line)], link, choice, has_columns)]
    table = tag(
        "table", tag("thead", _head(cities, has_columns)), tag("tbody", *rows),
        class_="matrix" if has_columns else "matrix flowing",
    )  # fmt: skip
    return tag(
        "div", html.hatches(hatched if is_measured else ()), _chips(lines, choice) if choice else "", table,
        tag("p", f"{BARS}。", class_="quiet") if is_measured else "", class_="tables",
    )  # fmt: skip


def _chips(lines: Sequence[Line], choice: Choice) -> Markup:
    """A chip for all lines, and one a verdict, with how many lines each has."""
    counts = Counter(line.verdict for line in lines)
    chips = [html.chosen("verdict", "", f"全部 {len(lines)}", aria_pressed=choice.verdict is None)]
    chips += [
        html.chosen(
            "verdict",
            word,
            f"{signed(word).text} {counts[word]}",
            aria_pressed=choice.verdict == word,
            title=VERDICTS[word].meaning,
        )
        for word in VERDICTS
        if counts[word]
    ]
    return tag("div", *chips, class_="chips", role="group", aria_label=_HEADS["verdict"])


def _head(cities: Sequence[Row], has_columns: bool) -> Markup:
    names = [tag("th", city["place"], scope="col", class_=hue(city["place_position"])) for city in cities]
    whole = [tag("th", _HEADS["label"], scope="col")]
    first = [tag("th", _HEADS[key], scope="col") for key in ("verdict", "title")]
    return html.row([*first, *(names if has_columns else whole)])


def _rows(line: Line, scale: _Scale | None, link: Link, choice: Choice | None, has_columns: bool) -> list[Markup]:
    """The line itself, and below it what is open or closed."""
    key = line.cells[0]["comparison_id"]
    is_open = choice is None or choice.line == key
    verdict = VERDICTS[line.verdict]
    told = tag("td", tag("span", verdict.sign, class_="sign"), f" {line.verdict}", class_=f"verdict {verdict.tone}")
    title = line.cells[0]["title"]
    name = html.chosen("line", key, title, aria_expanded=is_open) if choice else title
    head = [told, tag("th", name, scope="row")]
    said = tag("td", html.lines([(line.cells[0]["comparison_definition"],)], link), tag("p", verdict.meaning),
               colspan=2)  # fmt: skip
    if has_columns:
        cells = [_cell("td", cell, _set(cell, line, scale, link)) for cell in line.cells]
        why = [_cell("td", cell, _why(cell, link, choice is not None)) for cell in line.cells]
    else:
        items = [_cell("li", cell, _named(cell), _set(cell, line, scale, link)) for cell in line.stated]
        cells = [tag("td", tag("ul", *items, _silent(line)))]
        why = [tag("td", tag("ul", *(_cell("li", cell, _why(cell, link, choice is not None)) for cell in line.stated)))]
    state = "more" if is_open else "more closed"
    return [html.row([*head, *cells], class_="line"), html.row([said, *why], class_=state)]


def _cell(name: str, cell: Row, *content: str) -> Markup:
    return tag(name, *content, class_=hue(cell["place_position"]), data_head=cell["place_short"])


def _named(cell: Row) -> Markup:
    return tag("span", cell["place_short"], class_="place")


def _silent(line: Line) -> Markup:
    """The cities of a line that set nothing, together."""
    names = "、".join(cell["place_short"] for cell in line.silent)
    return tag("li", f"{names} — {UNSET}", class_="none") if names else Markup("")


def _set(cell: Row, line: Line, scale: _Scale | None, link: Link) -> Markup:
    """Targets of a city in its documents' words, its own verdict where it is not the line's; the word for none."""
    if not cell["figure_id"]:
        return tag("p", f"— {UNSET}", class_="none")
    own = tag("span", signed(cell["verdict"]).text, class_="badge") if cell["verdict"] != line.verdict else ""
    first, *others = (_statement(stated, cell, scale, link) for stated in statements(cell, line.verdict))
    return Markup("").join([first, own, *(tag("div", "另：", other, class_="other") for other in others)])


def _statement(stated: Statement, cell: Row, scale: _Scale | None, link: Link) -> Markup:
    """A target in its document's words with its year, what it is in yuan where that is compared, and its bar."""
    words = [link(stated.label, stated.figure_id), " ", tag("span", stated.year_label, class_="when")]
    if scale is None or stated.value is None:
        return tag("p", *words, class_="set words" if cell["verdict"] == "仅定性" else "set")
    if stated.yuan is not None:
        words += [" ", tag("span", f"{in_yuan(stated.yuan)}（{COMPUTED}）", class_="when")]
    return Markup("").join([tag("p", *words, class_="set"), scale.bar(stated.value, _hatch(cell))])


def _why(cell: Row, link: Link, has_clauses: bool) -> Markup:
    """Year, document, verdict and reason of a cell; with ``has_clauses`` also the clauses of all that it sets."""
    told = html.lines(comparison_reason(cell).phrases, link)
    if not has_clauses:
        return told
    quotes = [
        cited(cell[f"{prefix}quote"], cell[number], cell[f"{prefix}section"])
        for prefix, number in (("", "document_number"), ("later_", "later_document"))
        if cell[f"{prefix}figure_id"]
    ]
    return Markup("").join([told, *(tag("blockquote", html.lines(quote.phrases, link)) for quote in quotes)])


def _scale(line: Line) -> _Scale | None:
    values = [
        stated.value for cell in line.stated for stated in statements(cell, line.verdict) if stated.value is not None
    ]
    low, high = min([0.0, *values]), max([0.0, *values])
    return _Scale(low, high, line.verdict == "可折算") if len(values) > 1 and high > low else None


def _hatch(cell: Row) -> str:
    return f"hatch-{cell['place_id']}"
