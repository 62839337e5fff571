"""Slides of counties beside one another: what each reported month by month, all on one scale."""

from yuboard import charts
from yuboard.progress.series import Course, Series
from yuboard.slides.material import City, Split
from yuboard.slides.model import CHART_WIDTH, Note, Slide
from yuboard.slides.titles import fitting, numbered, pages
from yuboard.wording.units import COURSES, course_told

# As many small panels can be read on one slide.
_PANELS = 6


def panel_slides(city: City, subject: str, as_of: str) -> list[Slide]:
    """A panel a county of each indicator whose places reported at two times or more; ``as_of`` is a day in words."""
    return [
        slide for split in city.splits if split.course for slide in _of_split(split, split.course, city, subject, as_of)
    ]


def _of_split(split: Split, course: Course, city: City, subject: str, as_of: str) -> list[Slide]:
    position, parted = city.place["city_position"], pages(course.places, _PANELS)
    silent = [series.place for series in course.places if course.times[-1] in series.missing]
    brief = f"{subject}：{split.indicator}{COURSES}"
    title = f"{brief}，{len(silent)}处缺最近一期" if silent else brief
    return [
        Slide(
            kind="panels",
            key=f"panels-{city.place['city_id']}-{city.splits.index(split) + 1}-{index}",
            title=numbered(fitting(title, brief), brief, index, len(parted)),
            dek=f"截至{as_of}；单位：{course.unit}；{charts.PANELS_KEY}",
            place=subject,
            position=position,
            chart=charts.county_panels(
                course._replace(places=tuple(group)),
                position=position,
                highest=charts.highest_of(course),
                width=CHART_WIDTH,
            ),
            notes=tuple(_note(series, course.unit, position) for series in group),
        )
        for index, group in enumerate(parted, 1)
    ]


def _note(series: Series, unit: str, position: int) -> Note:
    said = course_told(series, unit).removeprefix(series.place)
    return Note(series.place, said, position=position, figure_id=series.quotas[-1][0])
