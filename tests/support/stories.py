"""Stories of the real data."""

from functools import lru_cache

from yuboard.record import store
from yuboard.slides.material import gather
from yuboard.slides.model import Story
from yuboard.slides.story import story

CITIES = ("郑州市", "漯河市", "商丘市")


@lru_cache(maxsize=64)
def story_of(places: tuple[str, ...], scenario: bool = False) -> Story:
    return story(gather(store.rows, places, scenario=scenario))
