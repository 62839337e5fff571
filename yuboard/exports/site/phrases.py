"""Phrases as HTML: every part escaped, numbers linked to their clauses."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from yuboard.charts.clause_links import clause
from yuboard.wording.parts import Badge, Block, Grid, Items, Number, Part, Phrase, Quiet, Strong


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
        case Badge(text, tone):
            return Markup('<span class="badge {}">{}</span>').format(tone, text)
        case Number(text, figure_id):
            return Markup('<a class="num" href="{}">{}</a>').format(clause(figure_id), text)
    return escape(part)


def _block(part: Block) -> Markup:
    if isinstance(part, Items):
        return Markup("<ul>{}</ul>").format(_joined("li", part.phrases))
    if isinstance(part, Grid):
        rows = Markup("").join(Markup("<tr>{}</tr>").format(_joined("td", _texts(row))) for row in part.rows)
        page = '<div class="scroll"><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>'
        return Markup(page).format(_joined("th", _texts(part.head)), rows)
    return Markup("<p>{}</p>").format(inline(part))


def _texts(cells: Iterable[str]) -> Iterable[Phrase]:
    return ((cell,) for cell in cells)


def _joined(name: str, phrases: Iterable[Phrase]) -> Markup:
    return Markup("").join(Markup("<{0}>{1}</{0}>").format(name, inline(phrase)) for phrase in phrases)
