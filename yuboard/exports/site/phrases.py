"""Phrases as HTML: every part escaped, numbers linked to their clauses."""

from collections.abc import Iterable

from markupsafe import Markup

from yuboard.charts.clause_links import clause
from yuboard.wording import markup, parts


def inline(phrase: Iterable[parts.Part]) -> Markup:
    """A phrase in one line."""
    return markup.inline(phrase, number)


def block(blocks: Iterable[parts.Block]) -> Markup:
    """Paragraphs, lists and tables."""
    return Markup("\n").join(map(_block, blocks))


def number(words: str, figure_id: str) -> Markup:
    """Words that lead to a figure's clause."""
    return Markup('<a class="num" href="{}">{}</a>').format(clause(figure_id), words)


def _block(part: parts.Block) -> Markup:
    match part:
        case parts.Title(text):
            return Markup("<h3>{}</h3>").format(text)
        case parts.Lines(phrases):
            return Markup("<p>{}</p>").format(Markup("<br>").join(map(inline, phrases)))
        case parts.Quote(phrases):
            return Markup("<blockquote>{}</blockquote>").format(_joined("p", phrases))
        case parts.Items(phrases):
            return Markup("<ul>{}</ul>").format(_joined("li", phrases))
        case parts.Grid(head, lines):
            rows = Markup("").join(Markup("<tr>{}</tr>").format(_joined("td", _texts(row))) for row in lines)
            page = '<div class="scroll" tabindex="0"><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>'
            return Markup(page).format(_joined("th", _texts(head)), rows)
    return Markup("<p>{}</p>").format(inline(part))


def _texts(cells: Iterable[str]) -> Iterable[parts.Phrase]:
    return ((cell,) for cell in cells)


def _joined(name: str, phrases: Iterable[parts.Phrase]) -> Markup:
    return Markup("").join(Markup("<{0}>{1}</{0}>").format(name, inline(phrase)) for phrase in phrases)
