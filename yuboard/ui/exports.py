"""Exports page: subject, composer, and one card for each kind of file."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from yuboard import clock, limited
from yuboard.exports.pdf.briefing import briefing
from yuboard.exports.pptx import trial
from yuboard.exports.pptx.presentation import deck
from yuboard.exports.xlsx.comparison import comparison_workbook
from yuboard.exports.xlsx.quotas import quota_workbook
from yuboard.exports.xlsx.record import record_workbook
from yuboard.geography import sites
from yuboard.problems import UploadError
from yuboard.record import store
from yuboard.slides.model import Story
from yuboard.ui import bundles, present
from yuboard.ui.downloads import offer
from yuboard.ui.pickers import SWITCH, check_links, completed, tell_unknown
from yuboard.wording.filenames import safe
from yuboard.wording.markdown import escape

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TRIAL = f"{trial.accepted.__module__}:{trial.accepted.__name__}"


def _stamp() -> dict[str, Any]:
    """Arguments of every file: the reader of one data version, and the version and date that the file names."""
    path = store.database()
    return {"rows": store.reader(path), "version": path.stem[:8], "made_on": clock.today()}


def subject() -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """The places, the indicators and whether the scenario is wanted; all in the address."""
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
        format_func=lambda name: f"{names[name]}　{name}".strip("　"),
    )  # fmt: skip
    st.query_params[present.PLACES] = "、".join(places)
    known = [row["name"] for row in store.rows("trend/indicators")]
    check_links(indicators=known, scenario=SWITCH)
    indicators = what.multiselect(
        "讲哪些指标的趋势", known, key="indicators",
        bind="query-params", placeholder="不选则为各市首要目标",
    )  # fmt: skip
    scenario = how.toggle(
        "含未分解年份的情景", key="scenario", bind="query-params", help="测算，非文件数据；不选则不进入任何材料。"
    )
    return tuple(places), tuple(indicators), scenario


def composer(whole: Story) -> tuple[list[str], dict[str, str]]:
    """Keys of the chosen slides in order, and changed titles by key; at first those of the address."""
    known = {slide.key: slide for slide in whole.slides}
    # A widget tells its options apart by their words alone: numbered, two of one beginning stay two.
    brief = {key: f"{number}　{_brief(slide.title)}" for number, (key, slide) in enumerate(known.items(), 1)}
    chosen = f"slides_{hash(tuple(known))}"
    if chosen not in st.session_state:
        linked = [key for key in st.query_params.pop(present.SLIDES, "").split(",") if key in known]
        st.session_state[chosen] = linked or list(known)
    for name in [name for name in st.query_params if name.startswith(present.TITLE)]:
        st.session_state[f"title_{name.removeprefix(present.TITLE)}"] = st.query_params.pop(name)
    keys = st.multiselect(
        "页面与次序（先选的在前；删去不讲的）", list(known), key=chosen,
        format_func=brief.__getitem__, placeholder="至少选一页",
    )  # fmt: skip
    with st.expander("改标题", icon=":material/edit:"):
        st.caption("标题写结论：动词、数字和文件用词。留空即用原题。")
        typed = {
            key: st.text_input(escape(known[key].title), key=f"title_{key}", max_chars=60, placeholder=known[key].title)
            for key in keys
        }
    return keys, {key: words.strip() for key, words in typed.items() if words and words.strip()}


def _brief(title: str, most: int = 17) -> str:
    """A title short enough for all of a story's to be seen at once; in full it stands under 改标题."""
    return title if len(title) <= most else f"{title[: most - 1]}…"


def stage_link(
    places: tuple[str, ...], indicators: tuple[str, ...], keys: list[str], titles: dict[str, str], whole: Story,
    *, scenario: bool,
) -> None:  # fmt: skip
    """The way to the full-screen pages; the whole choice stands in the link."""
    parameters = {present.PLACES: "、".join(places), present.POSITION: "1"}
    if indicators:
        parameters[present.INDICATORS] = "、".join(indicators)
    if scenario:
        parameters[present.SCENARIO] = "1"
    if keys != [slide.key for slide in whole.slides]:
        parameters[present.SLIDES] = ",".join(keys)
    parameters |= {f"{present.TITLE}{key}": words for key, words in titles.items()}
    with st.container(border=True):
        if not keys:
            st.info("没有选任何一页。")
            return
        st.page_link(
            "pages/presenters/present.py", label=f"**开始汇报**（全屏，{len(keys)}页）", icon=":material/slideshow:",
            query_params=parameters,
        )  # fmt: skip
        st.caption("方向键、翻页笔、空格翻页，Home、End 到首末页，F 键全屏；链接记得住内容、次序和标题。")


def slides(story: Story, *, scenario: bool) -> None:
    """Card of the deck, on our template or on the bureau's; its version is that of the story, which is made by now."""
    version = store.database().stem[:8]
    with st.container(border=True, height="stretch"):
        st.markdown("## 幻灯片（PPTX，可编辑）")
        st.markdown("原生图表和表格，图表数据可在演示软件里改；出处在页脚和备注。")
        upload = st.file_uploader("换用本单位模板（.pptx，可不选）", type=["pptx"], key="template")
        template = None
        if upload is not None:
            try:
                with st.spinner("正在核对模板……"):
                    _, template = limited.call(_TRIAL, upload.getvalue(), trial.LIMITS)
            except UploadError as error:
                st.error(escape(str(error)))
                return
        offer(
            f"下载幻灯片（{len(story.slides)}页）",
            lambda: deck(story, version=version, made_on=clock.today(), template=template, scenario=scenario),
            safe(f"豫策看板_{story.subject}.pptx"),
            key="deck", icon=":material/slideshow:", mime=PPTX, primary=True, disabled=not story.slides,
        )  # fmt: skip


def papers(places: tuple[str, ...]) -> None:
    """Briefings on paper and workbooks, for the chosen places."""
    cities = [name for name in places if name in present.cities()]
    with st.container(border=True, height="stretch"):
        st.markdown("## 简报（A4，PDF）与工作簿（Excel）")
        with st.container(horizontal=True):
            for name in places:
                _file(f"简报　{escape(name)}", partial(briefing, name), f"{name}_简报.pdf", PDF)
        with st.container(horizontal=True):
            for name in places:
                _file(f"配额　{escape(name)}", partial(quota_workbook, name), f"{name}_配额.xlsx", XLSX)
        with st.container(horizontal=True):
            if len(cities) > 1:
                _file("对比", partial(comparison_workbook, cities), "对比.xlsx", XLSX)
            _file("全部数据", record_workbook, "全部数据.xlsx", XLSX)


_ICONS = {XLSX: ":material/table:", PDF: ":material/picture_as_pdf:"}


def _file(label: str, make: Callable[..., bytes], name: str, mime: str) -> None:
    offer(label, lambda: make(**_stamp()), safe(f"豫策看板_{name}"), key=f"file_{name}", mime=mime, icon=_ICONS[mime])


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
    key = bundles.Key(kind, store.database(), clock.today(), sites.stamp())
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
        offer(f"下载{kind}", found.content, f"豫策看板_{kind}.zip", key=f"file_{kind}", mime="application/zip")
