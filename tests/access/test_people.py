"""People of the CSV: read strictly, and each wrong cell is named by file, row and column."""

from pathlib import Path

import pytest

from tests.support.people import HEAD, listed
from yuboard.access import people
from yuboard.ledger.terms import Terms
from yuboard.problems import DataError


def test_a_person_is_an_author_at_their_own_place(tmp_path: Path, known: Terms) -> None:
    read = people.read(listed(tmp_path), known)
    assert read["yc"].author == ("甲（yc）", known.place("虞城县"), False)
    assert read["sq"].author.is_reviewer
    assert read["sw"].author == ("戊（市商务局，sw）", known.place("商丘市"), False)
    assert not read["sw"].author.may_write_for(known.places[read["yc"].author.place.place_id])


@pytest.mark.parametrize(
    ("rows", "at"),
    [
        ("yc,甲,editor,虞城县,", "people.csv:2:role"),
        ("yc,甲,reporter,乌有县,", "people.csv:2:place"),
        ("yc,甲,reviewer,虞城县,", "people.csv:2:place"),
        ("yc,甲,reporter,虞城县,\nyc,乙,reporter,民权县,", "people.csv:3:identity"),
        (",甲,reporter,虞城县,", "people.csv:2:identity"),
        ("yc,,reporter,虞城县,", "people.csv:2:name"),
        ("yc,甲,reporter,虞城县", "people.csv:2:"),
        ("yc,甲\x07,reporter,虞城县,", "people.csv:2:name"),
        ('yc,"甲,reporter,虞城县,', "people.csv:0:"),
    ],
)
def test_whatever_is_wrong_is_named_and_then_nobody_is_known(tmp_path: Path, known: Terms, rows: str, at: str) -> None:
    with pytest.raises(DataError) as caught:
        people.read(listed(tmp_path, rows), known)
    assert str(caught.value).startswith(f"{at}"), str(caught.value)


@pytest.mark.parametrize("head", ["identity,name,role", f"{HEAD},rights", f"{HEAD},unit", ""])
def test_a_head_that_is_not_known_is_refused(tmp_path: Path, known: Terms, head: str) -> None:
    path = tmp_path / "people.csv"
    path.write_text(f"{head}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"people\.csv:1:"):
        people.read(path, known)


def test_a_file_that_cannot_be_read_is_a_sentence(tmp_path: Path, known: Terms) -> None:
    (tmp_path / "people.csv").write_bytes(HEAD.encode() + "\nyc,甲".encode("gb18030"))
    for path in (tmp_path / "people.csv", tmp_path / "none.csv"):
        with pytest.raises(DataError, match=f"{path.name}:0:"):
            people.read(path, known)
