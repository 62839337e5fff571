"""Quotations: texts in quotation marks, each of them a document's own words."""

import re
from collections.abc import Iterable, Mapping

import duckdb

from yuboard.problems import Problem

# Marks within a quotation are single ones: ‘一港多园区’ is “一港多园区” in the document.
_QUOTED = re.compile(r"“((?:[^“”]|“[^“”]*”)*)”|「([^「」]*)」")
_INNER = str.maketrans("‘’", "“”")
_ELLIPSIS = "……"
_OWN = ("source_file",)


def quoted(words: str) -> list[str]:
    """The texts that stand in quotation marks in ``words``."""
    return [double or corner for double, corner in _QUOTED.findall(words)]


def stands_in(fragment: str, text: str) -> bool:
    """Whether ``fragment`` is in ``text`` (white space removed); what …… leaves out is passed over."""
    place = 0
    for piece in re.sub(r"\s", "", fragment).translate(_INNER).split(_ELLIPSIS):
        place = text.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    return True


def misquoted(connection: duckdb.DuckDBPyConnection, texts: Mapping[str, str]) -> list[Problem]:
    """A problem for each text in quotation marks, in any cell, that no document of the row's city has.

    ``texts`` holds the full text of each document_id that is at hand. A row without a document or city is held against
    all documents. Where the text of one of them is not at hand, nothing is said of what the others lack.
    """
    places: dict[str, set[str]] = {}
    for document, place in connection.execute("select document_id, place_id from documents").fetchall():
        places.setdefault(place, set()).add(document)
    of_place = {document: documents for documents in places.values() for document in documents} | places
    every = set().union(*places.values())
    return [
        Problem(file, row, column, f"引号里的“{fragment}”不是原文；引号只用于原文，自己的说法不加引号")
        for place, column, words, file, row in _cells(connection)
        for fragment in quoted(words)
        if not _is_said(fragment, of_place.get(place or "", every), texts)
    ]


def _is_said(fragment: str, documents: Iterable[str], texts: Mapping[str, str]) -> bool:
    named = list(documents)
    if any(stands_in(fragment, texts[document]) for document in named if document in texts):
        return True
    return not all(document in texts for document in named)


def _cells(connection: duckdb.DuckDBPyConnection) -> list[tuple[str | None, str, str, str, int]]:
    """Document or city, column, words, file and row of every cell that holds quotation marks."""
    found = []
    for (table,) in connection.execute(_TABLES).fetchall():
        relation = connection.table(table)
        for record in relation.fetchall():
            row = dict(zip(relation.columns, record))
            whose = row.get("document_id") or row.get("place_id")
            found += [
                (whose, column, words, row["source_file"], row["source_row"])
                for column, words in row.items()
                if column not in _OWN and isinstance(words, str) and _QUOTED.search(words)
            ]
    return found


# The tables of the record: those whose rows say where they come from.
_TABLES = """
    select t.table_name
    from duckdb_tables() as t
    where
        not t.temporary
        and exists (
            select 1 from duckdb_columns() as c where c.table_oid = t.table_oid and c.column_name = 'source_file'
        )
    order by t.table_oid
    """
