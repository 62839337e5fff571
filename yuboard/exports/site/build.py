"""The static twin: the whole dashboard as plain pages with drawn charts and maps; no script, no server, no request."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from yuboard import charts, theme
from yuboard.charts.clause_links import clause
from yuboard.exports.archive import Step, manifest
from yuboard.exports.files import MANIFEST
from yuboard.exports.site import counties, evidence, leadership, recognised
from yuboard.exports.site import progress as standing_pages
from yuboard.exports.site.context import Site, county_file, read, slug
from yuboard.exports.site.phrases import inline
from yuboard.progress.rows import Progress
from yuboard.progress.scoring import Score
from yuboard.progress.standing import told
from yuboard.record.results import Reader
from yuboard.reporting.recognition import Register
from yuboard.tables import columns
from yuboard.tables.columns import Columns
from yuboard.wording import cities, clauses, comparison, findings, missing, quotas, quoting, targets
from yuboard.wording import counties as county_words
from yuboard.wording import progress as progress_words
from yuboard.wording import recognised as recognised_words
from yuboard.wording import scoring as score_words
from yuboard.wording.markup import hue
from yuboard.wording.numbers import amount
from yuboard.wording.operators import OPERATORS
from yuboard.wording.parts import plain

STYLE = "style.css"
_TEMPLATES = Path(__file__).parent / "templates"
# The sentences that templates ask for, by the module that words them.
_WORDING = {
    "cities": cities,
    "clauses": clauses,
    "comparison": comparison,
    "counties": county_words,
    "findings": findings,
    "missing": missing,
    "progress": progress_words,
    "quotas": quotas,
    "quoting": quoting,
    "recognised": recognised_words,
    "scoring": score_words,
    "targets": targets,
}


class Page(NamedTuple):
    """One page: its file, its title, what it answers, the template, and what stands on it."""

    file: str
    title: str
    about: str
    template: str
    content: Callable[[Site], dict[str, Any]]


PAGES = (
    Page("index.html", "总览", "各市首要目标、须注意事项与目录", "index.html", leadership.overview),
    Page("trend.html", "指标趋势", "每项指标的基期、中期与终期目标，附原文", "trend.html", leadership.trend),
    Page("compare.html", "城市对比", "并列各市目标，写明能否比较及理由", "compare.html", leadership.compare),
    Page("layouts.html", "空间布局", "文件所列枢纽、载体与园区，附示意图", "layouts.html", leadership.layouts),
    Page("quotas.html", "县区配额", "分县目标、合计核对与各县（区）专页", "quotas.html", counties.quotas),
    Page("documents.html", "文件与出处", "全部数字的文号、章节与原文", "documents.html", evidence.documents),
    Page("tasks.html", "任务", "各文件所列任务及其单位", "tasks.html", evidence.tasks),
    Page("criteria.html", "创建标准", "示范单位的认定条件与管理规则", "criteria.html", evidence.criteria),
    Page(
        "lineage.html",
        "政策脉络",
        "文件的依据、期间和各年到期的目标，哪些重申或不一致",
        "lineage.html",
        evidence.lineage,
    ),
    Page("quality.html", "数据质量", "文件疑点、前后不一致与推定年份", "quality.html", evidence.quality),
    Page("method.html", "口径说明", "标记、运算符、公式、汇率与指标定义", "method.html", evidence.method),
)


# Stands behind the overview as soon as anything was approved.
PROGRESS = Page(
    "progress.html", "进度", "目标到哪里了，每个上报数在哪个文件哪一格", "progress.html", standing_pages.progress
)
# Stands behind it as soon as a unit was recognised.
RECOGNISED = Page(
    "recognised.html",
    recognised_words.TITLE,
    "谁有称号、复审何时到期，登记和作废的每一条",
    "recognised.html",
    recognised.units,
)


def static(
    *,
    rows: Reader,
    version: str,
    made_on: date,
    on_step: Step | None = None,
    standing: Iterable[Progress] = (),
    register: Register | None = None,
    scores: Sequence[Score] = (),
) -> dict[str, bytes]:
    """All pages, the stylesheet and the manifest by file name; the same bytes for the same data, version and date.

    Only what the documents say, and what is marked 测算: no scenario. ``standing`` is the progress of all goals:
    where anything was approved there is a page about it, and its lines stand where they stand on the live pages.
    ``register`` has a page of its own, too; ``scores`` by a bureau's rule stand on that of progress and the counties'.
    """
    site = read(rows, version, made_on, told(standing), register, scores)
    first, *rest = PAGES
    reported = (*((PROGRESS,) if site.standing else ()), *((RECOGNISED,) if site.register else ()))
    shown = (first, *reported, *rest)
    listed = [page._replace(title=site.titles.get(page.file, page.title)) for page in shown]
    pages = [*listed, *_county_pages(site)]
    environment = environment_of(site, listed)
    files = {STYLE: environment.get_template("style.css").render(colours=theme.LIGHT, face=theme.FONT).encode()}
    for done, page in enumerate(pages):
        if on_step:
            on_step(done, len(pages), page.file)
        template = environment.get_template(page.template)
        files[page.file] = template.render(page=page, **page.content(site)).encode()
    files[MANIFEST] = manifest(files, rows, version, made_on)
    return files


def _county_pages(site: Site) -> list[Page]:
    placed = counties.placed(site)
    return [
        Page(county_file(place), place["name"], "文件分给本地的目标", "county.html",
             partial(counties.county, place=place, placed=placed))
        for place in site.places
    ]  # fmt: skip


def environment_of(site: Site, listed: list[Page]) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "marked": inline, "slug": slug, "clause": clause, "sign": lambda operator: OPERATORS.get(operator, ""),
        "amount": amount, "year": lambda year: f"{year:.0f}年", "day": _day, "plain": plain, "heads": _heads,
        "hue": hue,
    }  # fmt: skip
    environment.globals |= {
        "site": site, "pages": listed, "wording": _WORDING, "charts": charts, "columns": columns,
        "county_file": county_file,
        "day_made": f"{site.made_on.year}年{site.made_on.month}月{site.made_on.day}日",
    }  # fmt: skip
    return environment


def _heads(columns: Columns) -> dict[str, Markup]:
    """Attributes that name a cell by its column where a narrow screen has no header row."""
    return {column.key: Markup(' data-head="{}"').format(column.title) for column in columns}


def _day(when: date | None) -> str:
    return f"{when.year}年{when.month}月{when.day}日" if when else "文本未注"
