"""The full record in parts: the tables of the full workbook and of the archive's CSV files."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from yuboard.progress.rows import Progress
from yuboard.progress.scoring import Score, of_places
from yuboard.progress.standing import ranked, told
from yuboard.record.results import Reader, Row
from yuboard.reporting.recognition import Register
from yuboard.tables import progress, recognised, scoring
from yuboard.tables.columns import Columns, documents, figures, layouts, reporting, tasks
from yuboard.tables.columns import progress as columns
from yuboard.tables.columns.recognised import ENTERED, REGISTER_RECORD
from yuboard.tables.columns.scoring import SCORE_COLUMNS
from yuboard.wording import recognised as words
from yuboard.wording import scoring as scoring_words
from yuboard.wording.findings import REVISIONS
from yuboard.wording.missing import COMPUTED
from yuboard.wording.reporting import day


class Part(NamedTuple):
    """One table of the record: its name, its heading, its columns and its rows."""

    name: str
    title: str
    columns: Columns
    rows: Sequence[Row]


def revisions(rows: Reader, cities: Sequence[str] = ()) -> Part:
    """Pairs of statements of one city that differ; of all cities where none are named."""
    pairs = _of(rows("quality/revisions"), cities)
    return Part("前后不一致", REVISIONS, figures.REVISION_RECORD, pairs)


def parts(
    rows: Reader,
    elements: Sequence[Row],
    cities: Sequence[str] = (),
    standing: Iterable[Progress] = (),
    scores: Sequence[Score] = (),
    units: Register | None = None,
) -> list[Part]:
    """Everything in the record, documents first; what the documents of ``cities`` say where they are named.

    ``elements`` are the located elements of the layouts of ``cities``. ``standing`` is the progress of all goals: where
    anything of them was approved, how all stand and which values stand behind them are two tables more. ``scores`` by a
    bureau's rule are one, and ``units``, the register of recognised units, two with all that was entered.
    """

    def of(query: str) -> list[Row]:
        return _of(rows(query), cities)

    sources = of("documents/list")
    stated = rows(
        "documents/figures", words="", documents=tuple(row["short_title"] for row in sources), places=(), roles=()
    )
    indicators, places = ({row[key] for row in stated} for key in ("indicator", "place"))
    defined = [row for row in rows("method/indicators", domain=None) if not cities or row["name"] in indicators]
    known = [row for row in rows("record/places") if not cities or row["city"] in cities or row["name"] in places]
    task_targets, duties = of("record/task_targets"), of("record/duties")
    criteria, exclusions = of("record/criteria"), of("record/exclusions")
    return [
        Part("文件", "所收政策文件", documents.DOCUMENT_RECORD, [_dated(row) for row in sources]),
        Part("引用文件", "各文件引用的上级文件", documents.BASE_RECORD, of("documents/bases")),
        Part("数字", "全部数字", figures.FIGURE_RECORD, list(stated)),
        Part("不录入的数字", "不是指标数字的数字", documents.EXCLUSION_RECORD, exclusions),
        Part("任务", "全部任务", tasks.TASK_RECORD, of("record/tasks")),
        Part("任务对应目标", "任务与写在别处的同指目标", tasks.TASK_TARGET_RECORD, task_targets),
        Part("各县职责", "文件要求各县（市、区）做的事", tasks.DUTY_RECORD, duties),
        Part("报表", "文件和通知要求的报表", reporting.FORM_RECORD, of("reporting/calendar")),
        Part("认定标准", "示范单位认定标准与规则", tasks.CRITERION_RECORD, criteria),
        Part("布局", "空间布局", layouts.LAYOUT_RECORD, of("record/layouts")),
        Part("布局要素", "空间布局的要素", layouts.ELEMENT_RECORD, list(elements)),
        Part("对比", "各市目标对比，逐格写明理由", figures.COMPARISON_COLUMNS, of("compare/cells")),
        Part("数据疑点", "文件内部的疑点", documents.FINDING_RECORD, of("quality/findings")),
        revisions(rows, cities),
        Part("指标口径", "指标的单位与口径", documents.INDICATOR_COLUMNS, defined),
        Part("单位", "计量单位与换算", documents.UNIT_RECORD, list(rows("record/units"))),
        Part("地区", "城市、县（市、区）和文件提到的其他地方", documents.PLACE_RECORD, known),
        Part("汇率", "折算用的年平均汇率", documents.RATE_COLUMNS, list(rows("method/rates"))),
        *_progress(rows, [row for row in standing if not cities or row.goal.city in cities]),
        *_scores(of_places(scores, cities) if cities else scores),
        *_units(units.of(cities) if units and cities else units),
    ]


def _progress(rows: Reader, found: Sequence[Progress]) -> list[Part]:
    """How goals stand as of a day, the worst state first, and the reported values behind them."""
    if not told(found):
        return []
    names = {place["place_id"]: place["name"] for place in rows("places/reportable")}
    as_of = f"目标进度，截至{day(found[0].day)}"
    return [
        Part(progress.SHEET, as_of, columns.PROGRESS_RECORD, progress.record(ranked(found))),
        Part(
            progress.REPORTED,
            "已审定的上报数，逐个写明在哪一格",
            columns.REPORTED_SHEET,
            progress.entries(found, names),
        ),
    ]


def _scores(found: Sequence[Score]) -> list[Part]:
    """The points by a bureau's rule, a row a point; nothing without a rule."""
    if not found:
        return []
    as_of = f"{scoring_words.TITLE}（{COMPUTED}），截至{day(found[0].day)}"
    return [Part("得分", as_of, SCORE_COLUMNS, scoring.records(found))]


def _units(found: Register | None) -> list[Part]:
    """The recognised units, and every act that was entered, void ones too; nothing without a unit."""
    if found is None or not found.units:
        return []
    until = f"截至{day(found.day)}"
    units, entered = recognised.records(found.units, found.places), recognised.entered(found.entered, found.places)
    return [
        Part(words.TITLE, f"{words.TITLE}，{until}", REGISTER_RECORD, units),
        Part(words.ENTRIES, f"{words.ENTRIES}，{until}", ENTERED, entered),
    ]


def _of(rows: Sequence[Row], cities: Sequence[str]) -> list[Row]:
    return [row for row in rows if not cities or row["place"] in cities]


def _dated(row: Row) -> Row:
    """A document with a word where its text bears no date."""
    return {**row} | {name: row[name] or "文本未注" for name in ("issued_on", "published_on")}
