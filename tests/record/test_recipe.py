"""The recipe for one more city can be finished: what is proven, what is not yet, what should be looked at."""

from pathlib import Path

import pytest

from tests.support import fourth_city, rows
from yuboard import cli
from yuboard.record import building, store
from yuboard.record.readings import ways
from yuboard.record.search import initials
from yuboard.record.verification import verify


def test_a_city_is_added_by_the_recipe_with_the_texts_at_hand(
    data: Path, texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its document's text is given, and so are those of the others: everything is proven."""
    fourth_city.add(data)
    folder = tmp_path / "texts"
    folder.mkdir()
    for path in texts.glob("*.txt"):
        (folder / path.name).write_bytes(path.read_bytes())
    quotes = [row["quote"] for row in rows.read(data / "documents" / "ex2019" / "figures.csv")]
    (folder / "ex2019.txt").write_text("\n".join(dict.fromkeys(quotes)), encoding="utf-8")
    rows.change(data / "documents.csv", lambda row: row["document_id"] == "ex2019", text_file="ex2019.txt")
    assert cli.main(["check", "--data", str(data), "--texts", str(folder)]) == 0, capsys.readouterr()
    told = capsys.readouterr().out
    assert "ex2019：12条引文在全文中找到" in told
    assert "检查通过" in told


def test_documents_without_a_text_are_named_and_the_check_passes(
    data: Path, texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fourth_city.add(data)
    assert cli.main(["check", "--data", str(data), "--texts", str(texts)]) == 0
    told = capsys.readouterr().out
    assert "ex2019：未给出全文，引文未核对" in told
    assert "zz2014：" in told
    for code in ("419801", "419802", "419803"):
        assert f"（{code}），地图上不画" in told


def test_quotes_of_unproven_documents_count_among_all(data: Path, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fourth_city.add(data)
    building.build(data)
    monkeypatch.setenv("YUBOARD_DATA", str(data))
    monkeypatch.setenv("YUBOARD_TEXTS", str(texts))
    found, quotes = store.proof() or (0, 0)
    assert quotes - found == 12


@pytest.mark.parametrize(
    ("name", "letters"), [("浚县", "xx"), ("长垣市", "cys"), ("长葛市", "cgs"), ("漯河市", "lhs"), ("中牟县", "zmx")]
)
def test_places_of_the_province_are_found_as_they_are_read_here(name: str, letters: str) -> None:
    assert initials(name, {}) == letters


def test_a_name_with_several_readings_is_a_doubt_until_its_own_is_given(data: Path) -> None:
    assert verify(data).doubts == []
    place = {"place_id": "x", "name": "单城县", "short_name": "单城县", "kind": "县", "parent_id": "shangqiu"}
    rows.append(data / "places.csv", place | {"adcode": "411499"})
    (doubt,) = verify(data).doubts
    assert (doubt.file, doubt.column) == ("places.csv", "pinyin")
    assert "“单”有" in doubt.text
    rows.change(data / "places.csv", lambda row: row["place_id"] == "x", pinyin="shan cheng xian")
    assert verify(data).doubts == []


def test_the_word_for_the_kind_of_place_is_never_in_doubt() -> None:
    assert ways("甲区") == ways("甲市") == ways("甲县") == {}


def test_a_city_without_its_province_or_code_is_named(data: Path) -> None:
    fourth_city.add(data)
    rows.change(data / "places.csv", lambda row: row["place_id"] == "example", parent_id="")
    assert any(problem.column == "parent_id" and "所属省" in problem.text for problem in verify(data).problems)
