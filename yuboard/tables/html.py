"""Tables as HTML for screens and static pages: numbers that lead to clauses, bars and hatches inside cells.

Colours come by class: ``c1`` to ``c5`` are the cities' hues, bars take the colour of the text around them.
"""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from yuboard.wording import parts
from yuboard.wording.markup import Link, inline, tag

_BAR = 6


def pick(target: str, *content: str, **attributes: object) -> Markup:
    """A button of a live page that answers with ``target``; on paper it is the words alone."""
    return tag("span", *content, role="button", tabindex="0", data_id=target, **attributes)


def picked(words: str, figure_id: str) -> Markup:
    """A number of a live page that opens its clause."""
    return pick(figure_id, words, class_="num")


def chosen(name: str, value: str, *content: str, **attributes: object) -> Markup:
    """A button of a live page that chooses ``value`` under ``name``, in this page's address or in another's."""
    return pick(f"{name}={value}", *content, **attributes)


def to_copy(words: str) -> Markup:
    """Words in a box of a live page, with the button that copies them and says how that went."""
    button = tag("button", "复制", type="button", data_copy="已复制", data_failed="没有复制成，请选中后按 Ctrl+C")
    return tag("div", tag("p", words), button, class_="citation")


def lines(phrases: Iterable[parts.Phrase], link: Link) -> Markup:
    """Phrases below one another."""
    return Markup("").join(tag("p", inline(phrase, link)) for phrase in phrases)


def row(cells: Sequence[Markup], **attributes: object) -> Markup:
    """One row of finished cells."""
    return tag("tr", *cells, **attributes)


def head(titles: Iterable[str]) -> Markup:
    """The head of a table, a column a title."""
    return tag("thead", row([tag("th", title, scope="col") for title in titles]))


def headed(cells: Iterable[str], titles: Iterable[str], **attributes: object) -> Markup:
    """One row whose cells bear their columns' titles, for screens that are too narrow for a head."""
    return row([tag("td", cell, data_head=title) for cell, title in zip(cells, titles)], **attributes)


def bar(start: float, end: float, hatch: str | None = None) -> Markup:
    """A bar from ``start`` to ``end`` in percent of its cell, filled by the pattern ``hatch`` where that is named."""
    place = {"x": f"{start:.2f}%", "width": f"{max(end - start, 0.5):.2f}%", "y": "0.5", "height": _BAR - 1}
    filled = {"fill": "currentColor" if hatch is None else f"url(#{hatch})", "stroke": "currentColor"}
    return tag(
        "svg", tag("rect", **place, **filled), class_="length", width="100%", height=_BAR, aria_hidden="true"
    )  # fmt: skip


def hatches(named: Iterable[tuple[str, str]]) -> Markup:
    """The patterns of hatched bars: names, each with the class of its colour; nothing where there are none."""
    patterns = [
        tag(
            "pattern",
            tag("path", d="M0,0V6", stroke="currentColor", stroke_width="4"),
            id=name,
            class_=colour,
            width=6,
            height=6,
            patternUnits="userSpaceOnUse",
            patternTransform="rotate(45)",
        )
        for name, colour in dict.fromkeys(named)
    ]
    if not patterns:
        return Markup("")
    return tag("svg", tag("defs", *patterns), class_="patterns", width=0, height=0, aria_hidden="true")
