"""Phrases as HTML: every part escaped, numbers linked to their clauses."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from yuboard.charts.clause_links import clause
from yuboard.wording.parts import (
    Badge,
    Block,
    Grid,
    Items,
    Lines,
    Marked,
    Number,
    Part,
    Phrase,
    Quiet,
    Quote,
    Reference,
    Small,
    Strong,
    Title,
)


def inline(phrase: Iterable[Part]) -> Markup:
    """A phrase in one line."""
    return Markup("").join(map(_part, phrase))


def block(blocks: Iterable[Block]) -> Markup:
    """Paragraphs, lists and tables."""
    return Markup("\n").join(map(_block, blocks))


def _part(part: Part) -> Markup:
    match part:
        case Strong(text):
            return Markup("<strong>{}</strong>").format(text)
        case Quiet(text):
            return Markup('<span class="quiet">{}</span>').format(text)
        case Small(parts):
            return Markup('<span class="sub">{}</span>').format(inline(parts))
        case Marked(text):
            return Markup("<mark>{}</mark>").format(text)
        case Reference(text):
            return _number(text, text)
        case Badge(text, tone):
            return Markup('<span class="badge {}">{}</span>').format(tone, text)
        case Number(text, figure_id):
            return _number(text, figure_id)
    return escape(part)


def _number(words: str, figure_id: str) -> Markup:
    return Markup('<a class="num" href="{}">{}</a>').format(clause(figure_id), words)


def _block(part: Block) -> Markup:
    match part:
        case Title(text):
            return Markup("<h3>{}</h3>").format(text)
        case Lines(phrases):
            return Markup("<p>{}</p>").format(Markup("<br>").join(map(inline, phrases)))
        case Quote(phrases):
            return Markup("<blockquote>{}</blockquote>").format(_joined("p", phrases))
        case Items(phrases):
            return Markup("<ul>{}</ul>").format(_joined("li", phrases))
        case Grid(head, lines):
            rows = Markup("").join(Markup("<tr>{}</tr>").format(_joined("td", _texts(row))) for row in lines)
            page = '<div class="scroll"><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>'
            return Markup(page).format(_joined("th", _texts(head)), rows)
    return Markup("<p>{}</p>").format(inline(part))


def _texts(cells: Iterable[str]) -> Iterable[Phrase]:
    return ((cell,) for cell in cells)


def _joined(name: str, phrases: Iterable[Phrase]) -> Markup:
    return Markup("").join(Markup("<{0}>{1}</{0}>").format(name, inline(phrase)) for phrase in phrases)
