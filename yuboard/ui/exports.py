"""Exports page: the subject, and one card for each kind of file."""

import logging
from collections.abc import Callable, Hashable
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, NamedTuple

import streamlit as st

from yuboard import clock, limited
from yuboard.exports.errors import TemplateError
from yuboard.exports.pdf.briefing import briefing
from yuboard.exports.pdf.handout import handout
from yuboard.exports.pptx import trial
from yuboard.exports.pptx.presentation import deck, page_count
from yuboard.exports.pptx.template import sample
from yuboard.exports.typesetting import pages
from yuboard.exports.xlsx.comparison import comparison_workbook
from yuboard.exports.xlsx.quotas import quota_workbook
from yuboard.exports.xlsx.record import record_workbook
from yuboard.geography import sites
from yuboard.problems import ExportError, UploadError
from yuboard.record import store
from yuboard.record.cached import cached
from yuboard.spreadsheets.workbook import sheet_count
from yuboard.ui import bundles, present, recognised, scoring, sorter
from yuboard.ui.as_of import as_of, dated
from yuboard.ui.downloads import offer
from yuboard.ui.ledger import known
from yuboard.ui.pickers import SWITCH, check_links, completed, tell_unknown
from yuboard.ui.present import Told
from yuboard.ui.progress import courses, reported_in
from yuboard.wording.filenames import safe
from yuboard.wording.markdown import escape

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Briefings whose pages are counted before they are asked for.
_COUNTED = 4
_log = logging.getLogger(__name__)
_TRIAL = f"{trial.accepted.__module__}:{trial.accepted.__name__}"


def subject() -> Told:
    """The places, the indicators and whether the scenario is wanted, all in the address; no slide is chosen yet."""
    counties = {row["short_name"]: row["city_short"] for row in store.rows("counties/list")}
    names = {**dict.fromkeys(present.cities(), ""), **counties}
    where, what, how = st.columns([4, 4, 2], vertical_alignment="bottom")
    if "place" not in st.session_state:
        given = completed(st.query_params.get(present.PLACES, "").split("、"), names)
        tell_unknown(given, names)
        linked = [name for name in given if name in names]
        st.session_state["place"] = linked or list(present.cities())
    places = where.multiselect(
        "写谁：一个或几个城市，或一个县（市、区）", list(names), key="place", placeholder="至少选一个",
        on_change=sorter.forget,
        format_func=lambda name: f"{names[name]}　{name}".strip("　"),
    )  # fmt: skip
    st.query_params[present.PLACES] = "、".join(places)
    known = [row["name"] for row in store.rows("trend/indicators")]
    check_links(indicators=known, scenario=SWITCH)
    indicators = what.multiselect(
        "讲哪些指标的趋势", known, key="indicators",
        bind="query-params", placeholder="不选则为各市首要目标", on_change=sorter.forget,
    )  # fmt: skip
    scenario = how.toggle(
        "含未分解年份的情景", key="scenario", bind="query-params", help="测算，非文件数据；不选则不进入任何材料。"
    )
    return Told(tuple(places), as_of(), tuple(indicators), scenario)


def stage_link(told: Told) -> None:
    """The way to the full-screen pages; the whole choice stands in the link."""
    parameters = {name: words for name, words in st.query_params.items() if words}
    parameters[present.POSITION] = "1"
    if present.INDICATORS in parameters:
        parameters[present.INDICATORS] = "、".join(st.query_params.get_all(present.INDICATORS))
    if parameters.get(present.SCENARIO) == SWITCH[1]:
        del parameters[present.SCENARIO]
    st.page_link(
        "pages/presenters/present.py", label=f"**开始汇报**（全屏，{len(told.keys)}页）", icon=":material/slideshow:",
        query_params=parameters, width="content",
        help="翻页笔、方向键、空格翻页，数字加回车跳页，B 键黑屏，O 键总览，N 键备注，F 键全屏。",
    )  # fmt: skip


def slides(told: Told) -> None:
    """Card of the deck, on our template or on the bureau's, of the story and the version that the page shows."""
    version, shown = store.version(), told.story()
    st.markdown("## 幻灯片（PPTX，可编辑）")
    st.markdown("原生图表和表格，图表数据可在演示软件里改；出处在页脚和备注。")
    upload = st.file_uploader(
        "换用本单位模板（.pptx，可不选）",
        type=["pptx"],
        key="template",
        help="按版式的名称或类型找封面和内容页，正文放在标题、页脚和图片以外的空处；放不下时说明原因。",
    )
    template, count = None, len(told.keys)
    if upload is not None:
        try:
            with st.spinner("正在核对模板……"):
                _, template = limited.call(_TRIAL, upload.getvalue(), trial.LIMITS)
            count = _pages_on(told, template)
        except UploadError as error:
            st.error(escape(str(error)))
            return
        except TemplateError as error:
            st.error(escape(str(error)))
            return
        if count > len(told.keys):
            st.caption(f"模板正文较小，表格分到更多页：{len(told.keys)}页排成{count}页。")
    with st.container(horizontal=True):
        offer(
            f"下载幻灯片（PPTX，{count}页）",
            lambda: deck(
                shown, version=version, made_on=clock.today(), template=template, scenario=told.scenario
            ),
            _named(told.whole().subject, "pptx"),
            key="deck", icon=":material/slideshow:", mime=PPTX, primary=True,
        )  # fmt: skip
        offer("下载样板模板", sample, "豫策看板_样板模板.pptx", key="sample", mime=PPTX)


@cached(store.database, sites.stamp, known, recognised.stamp, size=4)
def _pages_on(told: Told, template: bytes) -> int:
    return page_count(told.story(), template)


def handouts(told: Told) -> None:
    """The same list on paper, with every clause."""
    st.markdown("## 讲义（A4，PDF）")
    st.markdown("与上面同样的页、次序和标题，每页下附说明和逐条原文。")
    made = partial(_handout, told)
    offer(
        _counted("下载讲义", PDF, made),
        made,
        _named(f"{told.whole().subject}_讲义", "pdf"),
        key="handout",
        mime=PDF,
        icon=_KINDS[PDF].icon,
    )


@cached(store.database, sites.stamp, known, recognised.stamp, clock.today, size=16)
def _handout(told: Told) -> bytes:
    return handout(told.story(), version=store.version(), made_on=clock.today())


class _Kind(NamedTuple):
    """A kind of file on its button: its word, the ending of its name, what it is counted in, its icon."""

    word: str
    suffix: str
    unit: str
    count: Callable[[bytes], int]
    icon: str


_KINDS = {
    PDF: _Kind("PDF", "pdf", "页", pages, ":material/picture_as_pdf:"),
    XLSX: _Kind("Excel", "xlsx", "张表", sheet_count, ":material/table:"),
}


def _counted(label: str, mime: str, make: Callable[[], bytes]) -> str:
    """The label of a file with its kind and how long it is; without, where it cannot be made: the click tells why."""
    kind = _KINDS[mime]
    plain = f"{label}（{kind.word}）"
    try:
        return f"{label}（{kind.word}，{kind.count(make())}{kind.unit}）"
    except ExportError:
        return plain
    except Exception:
        _log.exception("the length of %s was not counted", label)
        return plain


def papers(places: tuple[str, ...]) -> None:
    """Briefings on paper and workbooks, for the chosen places."""
    cities = [name for name in places if name in present.cities()]
    st.markdown("## 简报（A4，PDF）与工作簿（Excel）")
    with st.container(horizontal=True):
        for name in places:
            made, label = _kept(_briefing, name, as_of()), f"简报　{escape(name)}"
            label = _counted(label, PDF, made) if len(places) <= _COUNTED else f"{label}（PDF）"
            _file(label, made, f"{name}_简报", PDF)
    with st.container(horizontal=True):
        for name in places:
            _workbook(f"配额　{escape(name)}", _quotas, f"{name}_配额", name, as_of())
    with st.container(horizontal=True):
        if len(cities) > 1:
            _workbook("对比", comparison_workbook, "对比", tuple(cities))
        _workbook("全部数据", _everything, "全部数据", as_of())


def _workbook(label: str, make: Callable[..., bytes], name: str, *subject: object) -> None:
    made = _kept(make, *subject)
    _file(_counted(label, XLSX, made), made, name, XLSX)


def _kept(make: Callable[..., bytes], *subject: object) -> Callable[[], bytes]:
    """A maker of one file from the data and the boundaries that the page shows; the file is kept for its click."""
    stamps = (sites.stamp(), known(), recognised.stamp())
    return partial(_made, make, store.database(), (as_of(), clock.today()), stamps, *subject)


def _briefing(name: str, day: date, **parameters: Any) -> bytes:
    return briefing(name, courses=courses(day), scores=scoring.in_files(day), **parameters)


def _quotas(name: str, day: date, **parameters: Any) -> bytes:
    return quota_workbook(name, scores=scoring.in_files(day), **parameters)


def _everything(day: date, **parameters: Any) -> bytes:
    return record_workbook(scores=scoring.in_files(day), register=recognised.in_files(day), **parameters)


@lru_cache(maxsize=64)
def _made(make: Callable[..., bytes], path: Path, days: tuple[date, date], _: Hashable, *subject: object) -> bytes:
    """A file of a database, as of the first of two ``days``, made on the second."""
    day, made_on = days
    standing = reported_in(day)
    return make(*subject, rows=store.reader(path), version=store.version(path), made_on=made_on, standing=standing)


def _file(label: str, make: Callable[[], bytes], name: str, mime: str) -> None:
    kind = _KINDS[mime]
    offer(label, make, _named(name, kind.suffix), key=f"file_{name}", mime=mime, icon=kind.icon)


def _named(name: str, suffix: str) -> str:
    return safe(f"{dated(f'豫策看板_{name}')}.{suffix}")


def archive() -> None:
    """Cards of the archive and the static pages, which take longer and are made under a progress bar."""
    files, pages = st.columns(2)
    with files.container(border=True, height="stretch"):
        st.markdown("## 存档（ZIP）")
        st.markdown("全部数据的 CSV 和工作簿、每张图的 PNG（1920×1080），附清单：来源、数据版本、日期、校验和。")
        _bundle("存档")
    with pages.container(border=True, height="stretch"):
        st.markdown("## 静态网页（ZIP）")
        st.markdown("全部内容的普通网页，图表和地图都在页内，不需要脚本和服务器：解压后打开 index.html。")
        _bundle("静态网页")


def _bundle(kind: str) -> None:
    """One bundle: made on the click unless another reader has had it made, told while it is made, then offered."""
    key = bundles.Key(kind, store.database(), as_of(), clock.today(), (sites.stamp(), known(), recognised.stamp()))
    asked = f"asked_{kind}"
    if st.button(f"生成{kind}", key=f"make_{kind}", icon=":material/archive:"):
        st.session_state[asked] = bundles.ask(key)
    mine = st.session_state.get(asked)
    if mine is not None and mine.key == key:
        bar = st.progress(0.0, text=escape(mine.step))
        while not mine.finished.wait(0.3):
            bar.progress(mine.share, text=escape(mine.step))
        bar.empty()
        if mine.refusal:
            st.error(escape(f"{kind}没有做成：{mine.refusal}"))
            del st.session_state[asked]
    found = bundles.known(key)
    if found is not None and found.is_made:
        offer(f"下载{kind}", found.content, _named(kind, "zip"), key=f"file_{kind}", mime="application/zip")
