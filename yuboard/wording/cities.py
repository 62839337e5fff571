"""How many cities there are, in words: names of pages and files follow the data."""

from collections.abc import Sequence

from yuboard.record.results import Row

_DIGITS = "零一二三四五六七八九"


def counted(count: int) -> str:
    """``count`` cities as a title says it: 两市, 三市, 十八市; up to 99."""
    if count == 2:
        return "两市"
    tens, ones = divmod(count, 10)
    words = f"{_DIGITS[tens] if tens > 1 else ''}{'十' if tens else ''}{_DIGITS[ones] if ones or not tens else ''}"
    return f"{words}市"


def comparison_name(count: int) -> str:
    """The name of the comparison of ``count`` cities."""
    return "城市对比" if count < 2 else f"{counted(count)}对比"


def alone(city: str) -> str:
    """Sentence of the comparison where there is one city."""
    return f"只收录了{city}的文件，没有可以对比的其他市；下面只列该市的目标。"


def located(cities: Sequence[str]) -> str:
    """Heading of the map of the province."""
    return f"{cities[0] if len(cities) == 1 else '各市'}在河南的位置"


def off_map(cities: Sequence[Row]) -> str:
    """Cities that the map of the province does not show, and why: those outside it, those it has no boundary of."""
    abroad = [city["place"] for city in cities if city["province"] != "河南省"]
    unknown = [city["place"] for city in cities if city["province"] == "河南省"]
    outside = f"{'、'.join(abroad)}不在河南省内，不在图上。" if abroad else ""
    return outside + (f"没有{'、'.join(unknown)}的边界，不在图上。" if unknown else "")
