"""Tiers: whether 力争, 争取 or 争创 governs a number, by one rule.

力争 and 争取 say how the rest of their sentence is meant: they govern up to its end, or up to a semicolon after which a
verb of achievement of its own stands. 争创 is such a verb itself: it governs its own objects, up to the next verb.
"""

import re

import duckdb

from yuboard.problems import Problem

_ADVERB, _VERB = re.compile("力争|争取"), re.compile("争创")
_ACHIEVES = re.compile("培育|新建|建设|设立|打造|形成|完成|达到|达|实现|引进|扶持|建立|输送|超过|突破|开通|建成")
_AIMED = ("interim", "target")


def is_governed(sentence: str) -> bool:
    """Whether a weaker word governs what ends ``sentence``, which begins where its sentence begins."""
    adverb = list(_ADVERB.finditer(sentence))
    if adverb:
        parts = re.split("[；;]", sentence[adverb[-1].end() :])
        if len(parts) == 1 or not _ACHIEVES.search(parts[-1]):
            return True
    verb = list(_VERB.finditer(sentence))
    return bool(verb) and not _ACHIEVES.search(sentence[verb[-1].end() :])


def misjudged(connection: duckdb.DuckDBPyConnection, document_id: str, text: str) -> list[Problem]:
    """A problem for each target of a document whose tier is not the one that the rule gives in its full ``text``."""
    rows = connection.execute(
        "select quote, as_written, tier, source_file, source_row from figures"
        " where document_id = ? and list_contains(?, role) order by source_row",
        [document_id, list(_AIMED)],
    ).fetchall()
    return [
        Problem(file, row, "tier", f"“{written}”{'应' if is_weak else '不应'}标力争（{_RULE}）")
        for quote, written, tier, file, row in rows
        # What is not where it should be is told by other checks.
        if quote in text
        and written in quote
        and (is_weak := is_governed(_sentence(text, quote, written))) != (tier is not None)
    ]


_RULE = "力争、争取统领到句末，遇分号后另起动词为止；争创只统领自己的宾语"


def _sentence(text: str, quote: str, written: str) -> str:
    """From the beginning of its sentence to the end of the words of the number."""
    end = text.index(quote) + quote.index(written) + len(written)
    return text[text.rfind("。", 0, text.index(quote) + quote.index(written)) + 1 : end]
