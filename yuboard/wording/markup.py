"""HTML and SVG: elements from Python, every word and attribute escaped, and phrases as HTML."""

from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from yuboard import theme
from yuboard.wording import parts

# What the words of a number become where a surface can lead to its clause: words, figure_id.
Link = Callable[[str, str], Markup]


def tag(name: str, *content: str, **attributes: object) -> Markup:
    """One element; ``stroke_width`` is written stroke-width and ``class_`` class; what is None is left out.

    True and False are written true and false.
    """
    words = Markup("").join(
        Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), _short(value))
        for key, value in attributes.items()
        if value is not None
    )
    return Markup("<{0}{1}>{2}</{0}>").format(name, words, Markup("").join(content))


def _short(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else value


def hue(position: int | None) -> str:
    """The class of a city's colour by its places.position."""
    return f"c{theme.hue(position) + 1}"


def inline(phrase: Iterable[parts.Part], link: Link) -> Markup:
    """A phrase in one line; numbers and references lead to their clauses by ``link``."""
    return Markup("").join(_part(part, link) for part in phrase)


def _part(part: parts.Part, link: Link) -> Markup:
    match part:
        case parts.Strong(text):
            return tag("strong", text)
        case parts.Quiet(text):
            return tag("span", text, class_="quiet")
        case parts.Small(phrase):
            return tag("span", inline(phrase, link), class_="sub")
        case parts.Marked(text):
            return tag("mark", text)
        case parts.Reference(text):
            return link(text, text)
        case parts.Badge(text, tone):
            return tag("span", text, class_=f"badge {tone}")
        case parts.Number(text, figure_id):
            return link(text, figure_id)
    return escape(part)


def blocks(listed: Iterable[parts.Block], link: Link) -> Markup:
    """Paragraphs, lists, quotations and tables, one below the other."""
    return Markup("\n").join(_block(block, link) for block in listed)


def _block(block: parts.Block, link: Link) -> Markup:
    match block:
        case parts.Title(text):
            return tag("h3", text)
        case parts.Lines(phrases):
            return tag("p", Markup("<br>").join(inline(phrase, link) for phrase in phrases))
        case parts.Quote(phrases):
            return tag("blockquote", *(tag("p", inline(phrase, link)) for phrase in phrases))
        case parts.Items(phrases):
            return tag("ul", *(tag("li", inline(phrase, link)) for phrase in phrases))
        case parts.Grid(head, rows):
            lines = (tag("tr", *(tag("td", cell) for cell in row)) for row in rows)
            top = tag("thead", tag("tr", *(tag("th", title) for title in head)))
            return tag("div", tag("table", top, tag("tbody", *lines)), class_="scroll", tabindex="0")
    return tag("p", inline(block, link))
