"""How fast a deck is made, beside a bare deck of the library with as many charts. Prints two lines, judges nothing.

Each in a process of its own: seconds from rows to bytes, seconds with imports, and peak memory.
"""

import io
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

SLIDES = 8
PLACE = "商丘市"


def ours() -> int:
    """Make the first slides of the deck of one city; returns the number of their charts."""
    from yuboard.exports.pptx.presentation import deck
    from yuboard.record import store
    from yuboard.slides.material import gather
    from yuboard.slides.story import story

    store.database()
    started = time.perf_counter()
    told = story(gather(store.rows, [PLACE]))
    told = told.chosen([slide.key for slide in told.slides][:SLIDES])
    content = deck(told, version="bench", made_on=date(2026, 1, 1))
    count = sum(bool(slide.values) for slide in told.slides)
    _print(f"deck, {SLIDES} slides, {count} charts", started, len(content))
    return count


def bare(count: int) -> None:
    """The library alone: as many slides, as many charts of ten bars, nothing else."""
    from pptx import Presentation
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE

    started = time.perf_counter()
    presentation = Presentation()
    for number in range(SLIDES):
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        if number < count:
            data = CategoryChartData()
            data.categories = [str(name) for name in range(10)]
            data.add_series("a", range(10))
            slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, 0, 0, 5_000_000, 3_000_000, data)
    out = io.BytesIO()
    presentation.save(out)
    _print(f"bare, {SLIDES} slides, {count} charts", started, len(out.getvalue()))


def _print(name: str, started: float, size: int) -> None:
    seconds = time.perf_counter() - started
    # The peak since the program began: ru_maxrss would count what was inherited from the process that started it.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    memory = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024
    print(f"{name:28}{seconds:6.2f} s{memory:7.0f} MB{size / 1024:7.0f} KB", flush=True)


def main() -> None:
    """Run both, each in a fresh process."""
    for call in ("ours()", "bare(4)"):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", f"from tests.bench import deck; deck.{call}"], check=True)
        print(f"{'':28}{time.perf_counter() - started:6.2f} s with start and imports", flush=True)


if __name__ == "__main__":
    main()
