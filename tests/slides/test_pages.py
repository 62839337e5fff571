"""A slide never grows beyond its page, however many cities, counties, indicators or letters there are."""

from datetime import date
from pathlib import Path

import pytest

from tests.support import decks, folders
from tests.support.folders import Folder
from yuboard.exports.pptx.presentation import deck
from yuboard.record import building, store
from yuboard.slides import presets
from yuboard.slides.material import gather
from yuboard.slides.story import Story, story

MADE = {"version": "0123abcd", "made_on": date(2026, 1, 31)}


def _told(folder: Folder, tmp_path: Path) -> list[Story]:
    """The stories of all cities, of the first and last of them, and of the first county."""
    rows = store.reader(building.build(folder.save(tmp_path / "data")))
    cities = tuple(row["name"] for row in rows("places/cities"))
    counties = [(row["short_name"],) for row in rows("counties/list")[:1]]
    return [story(gather(rows, places, scenario=True)) for places in {cities, cities[:1], cities[-1:], *counties}]


@pytest.mark.parametrize(
    "name", ["one_city", "five_cities", "eighteen_cities", "many_figures", "many_panels", "long_words", "long_latin"]
)
def test_no_shape_of_any_deck_leaves_its_slide(name: str, tmp_path: Path) -> None:
    for told in _told(folders.CASES[name](), tmp_path):
        assert decks.outside(deck(told, **MADE, scenario=True)) == [], told.subject


@pytest.mark.parametrize("places", [("郑州市", "漯河市", "商丘市"), ("郑州市",), ("商丘市",), ("虞城县",)])
def test_no_shape_of_the_records_decks_leaves_its_slide(places: tuple[str, ...], database: Path) -> None:
    told = story(gather(store.reader(database), places, scenario=True))
    assert decks.outside(deck(told, **MADE, scenario=True)) == []


def test_at_eighteen_cities_nothing_is_lost_on_the_way_to_pages(tmp_path: Path) -> None:
    """Every city's first target stands on a slide, and every city that sets a compared target has its row."""
    told = _told(folders.eighteen_cities(), tmp_path)
    whole = max(told, key=lambda one: len(one.slides))
    rows = store.reader(building.build(tmp_path / "data"))
    shown = {figure_id for slide in whole.slides for figure_id in slide.figure_ids()}
    assert {row["figure_id"] for row in rows("overview/headlines")} <= shown
    assert {cell["figure_id"] for cell in rows("compare/cells") if cell["figure_id"]} <= shown
    assert whole.subject == "十八市电子商务政策目标"
    summary = [slide.title for slide in whole.slides if slide.key.startswith("summary-")]
    assert len(summary) > 3
    assert all(title.endswith(f"（{number}/{len(summary)}）") for number, title in enumerate(summary, 1))
    assert not [slide.title for slide in whole.slides if "…" in slide.title]
    short = presets.report(whole)
    assert len(short) == 8
    assert not [key for key in short if key.startswith("summary-")], "a part would pass for the whole"
