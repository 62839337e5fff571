"""Clauses: what a figure is, its quotation, how it is read, its surroundings in the full text, source lines."""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from yuboard.record.cached import cached
from yuboard.record.proofs import Proof
from yuboard.record.results import Row
from yuboard.record.verification import read_text, text_path, texts_version
from yuboard.settings import texts_dir
from yuboard.wording.operators import BASIS_WORDS, OPERATOR_WORDS
from yuboard.wording.parts import Block, Marked, Phrase, Quote, Reference, Strong, Title

# What a document does not say of its time.
_UNSAID: tuple[tuple[str, Callable[[Row], bool]], ...] = (
    ("未注日期", lambda row: bool(pd.isna(row["issued_year"]))),
    ("起始年推定", lambda row: bool(row["is_start_inferred"])),
)
# The least that is shown before and after a clause; both ends are ends of sentences.
_CONTEXT = 300
# Where a numbered heading begins after the end of a sentence or of a bracket.
_HEADING = re.compile(r"(?<=[。；：）)])(?=[（(]?[一二三四五六七八九十]{1,3}[、）)]|\d{1,2}(?:[、．]|\.(?!\d))|附件)")


def about(row: Row) -> Phrase:
    """Place, indicator, subject, year and role of a figure."""
    subject = f"（{row['subject']}）" if row["subject"] else ""
    return (Strong(f"{row['place']}　{row['indicator']}"), f"{subject}　{row['year_label']}　{row['role_word']}")


def heading(row: Row) -> tuple[Block, ...]:
    """Heading of a clause: place, indicator and year of its figure, and the document's words in large type."""
    return (about(row), Title(row["label"]))


def marked(quote: str, words: str) -> Phrase:
    """A quotation in which ``words`` are marked; plain where they are empty or not in it."""
    before, found, after = quote.partition(words) if words else (quote, "", "")
    return (before, Marked(found), after) if found else (quote,)


def quotation(row: Row) -> Quote:
    """The clause of a figure with its document, number and section, the figure itself marked."""
    return cited(
        row["quote"], row["document_number"], row["section"], document=row["document_title"], words=row["as_written"]
    )


def cited(quote: str, number: str, section: str, *, document: str = "", words: str = "") -> Quote:
    """A clause, ``words`` of it marked, and below it where it stands."""
    title = f"《{document}》　" if document else ""
    return Quote((marked(quote, words), (f"—— {title}{number}　{section}",)))


def reading(row: Row) -> Phrase:
    """How the record reads the clause: operator, basis, repetition and note."""
    parts: list[Phrase] = [(f"读法：{OPERATOR_WORDS[row['operator']]}",), (BASIS_WORDS[row["time_basis"]],)]
    if row["wording"]:
        parts.append((f"用词：{row['wording']}",))
    if row["restates"]:
        parts.append(("重申 ", Reference(row["restates"])))
    if row["note"]:
        parts.append((f"说明：{row['note']}",))
    parts.append((f"编号 {row['figure_id']}",))
    return tuple(part for index, phrase in enumerate(parts) for part in ("　·　",) * bool(index) + phrase)


class FullText(NamedTuple):
    """A document's full text around a clause, in paragraphs.

    ``near`` is what stands just before the clause, the clause, and what follows it.
    """

    before: list[str]
    near: tuple[str, str, str]
    after: list[str]


def full_text(row: Row) -> FullText | str | None:
    """The full text with the clause highlighted; a sentence where it cannot be shown; None where no texts are set."""
    folder = texts_dir()
    if folder is None or not row["text_file"]:
        return None
    path = text_path(folder, row["text_file"])
    if path is None:
        return f"全文文件夹中没有“{row['text_file']}”。"
    text = _text(path)
    start = text.find(row["quote"])
    if start < 0:
        return "全文中没有找到这段引文，请核对全文版本。"
    end = start + len(row["quote"])
    first = text.rfind("。", 0, max(start - _CONTEXT, 0)) + 1
    last = text.find("。", end + _CONTEXT) + 1 or len(text)
    near = (text[first:start], text[start:end], text[end:last])
    return FullText(_paragraphs(text[:first]), near, _paragraphs(text[last:]))


def _paragraphs(text: str) -> list[str]:
    """``text`` broken before its numbered headings: the breaks of the file come from page layout and are gone."""
    return [part for part in _HEADING.split(text) if part]


@cached(texts_version, size=16)
def _text(path: Path) -> str:
    return read_text(path)


def sources(words: str, none: str = "无") -> str:
    """Source line under what shows figures; ``words`` are of ``numbers`` or ``by_document``, ``none`` where empty.

    The word 出处 is for the way from one number to its clause.
    """
    return f"资料来源：{words or none}"


def by_document(cited: Iterable[tuple[str, str]]) -> str:
    """Documents with the sections cited of each, once; ``cited`` are pairs of number and section."""
    sections: dict[str, dict[str, None]] = {}
    for number, section in cited:
        sections.setdefault(number, {})[section] = None
    return "；".join(f"{number}　{'、'.join(named)}" for number, named in sections.items())


def numbers(rows: Iterable[Row]) -> str:
    """The numbers of the documents that rows come from, each once."""
    return "、".join(dict.fromkeys(row["document_number"] for row in rows if row["document_number"]))


def told_once(rows: Iterable[Row]) -> str:
    """The number of the one document that several rows come from, to be told once; empty where they differ."""
    return only(row["document_number"] for row in rows)


def only(numbers: Iterable[str]) -> str:
    """The same of the documents' numbers themselves."""
    first, *others = [*numbers] or [""]
    return first if others and {first} == {*others} else ""


def scope(documents: Sequence[Row], counts: Row) -> str:
    """Scope of the record, for the line under the title: cities, documents, figures."""
    cities = "、".join(dict.fromkeys(row["place_short"] for row in documents))
    return f"{cities}　·　{counts['documents']}份政策文件　·　{counts['figures']}条数字，每条都能点到文号、章节和原文"


def dated_document(row: Row) -> str:
    """A document's number and short title, and what it does not say of its date."""
    named = row["document_number"]
    if row["short_title"] not in named:
        named += f"　{row['short_title']}"
    unsaid = [word for word, is_so in _UNSAID if is_so(row)]
    return f"{named}（{'，'.join(unsaid)}）" if unsaid else named


def proof(result: tuple[int, int] | None, last: Proof | None) -> str:
    """How many quotes were found in the full texts: now, or by the last proof that belongs to the present data."""
    if result is not None:
        found, all_quotes = result
        return f"{found}/{all_quotes}条"
    return f"{last.quotes}条" if last and last.is_current else "未核对"


def proof_line(result: tuple[int, int] | None, last: Proof | None) -> str:
    """When and by what the quotes were proven, below their number; empty where the texts are at hand."""
    if result is not None:
        return ""
    if last is None:
        return "引文没有对照全文核对过的记录。"
    day = f"{last.proven_on.year}年{last.proven_on.month}月{last.proven_on.day}日"
    if last.is_current:
        return f"{last.quotes}条引文于{day}逐条在文件全文中找到，此后数据没有改动。"
    return f"数据在{day}核对之后有改动，改动后的引文还没有对照全文核对。"
