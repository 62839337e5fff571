"""Self-check page: form, verdicts, batch, dates of review."""

from collections.abc import Container
from datetime import date
from fractions import Fraction

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from yuboard import tables
from yuboard.accreditation import batch as candidates
from yuboard.accreditation import judging
from yuboard.accreditation.judging import Facts, Verdict
from yuboard.problems import Problem, UploadError
from yuboard.record import store
from yuboard.record.cached import cached
from yuboard.record.results import Result, Row
from yuboard.reporting.recognition import years_later
from yuboard.spreadsheets import reading
from yuboard.spreadsheets.number_entry import EntryError
from yuboard.tables.columns.tasks import PROBLEM_LIST, UNIT_NAME, VERDICT_LIST
from yuboard.ui.downloads import download_frame, offer_made
from yuboard.ui.tables import show_rows, show_table
from yuboard.wording.markdown import escape

_ANSWERS = [judging.YES, judging.NO]
_UNMEASURED = "文件没有为这一类写可量化的条件"
_TRUTH = {"是": True, "否": False, None: None}


@cached(store.database, size=4)
def factors() -> dict[str, dict[str, Fraction]]:
    """From units to base units, by dimension."""
    found: dict[str, dict[str, Fraction]] = {}
    for row in store.rows("criteria/units"):
        exact = Fraction(row["factor"]).limit_denominator(1000)
        found.setdefault(row["dimension"], {})[row["unit"]] = exact
    # A fraction of the whole is typed as a percentage or a ratio.
    found["百分比"] = {"%": Fraction(1)}
    return found


def form(kind: str, criteria: tuple[Row, ...]) -> list[Verdict] | None:
    """The fields of one kind, each with its verdict below once it is filled in; all verdicts, None where none is.

    A number that is none is told in the place of its verdict.
    """
    with st.container(border=True, key=f"facts_{kind}"):
        st.markdown("**可量化的条件**　填实际数，填一项就判断一项；没有的留空，不要填0。")
        typed, flags, places = _number_fields(kind, criteria)
        flags |= _condition_fields(kind, criteria, known=flags)
        st.markdown("**定性条件**　逐条判断；不选即“需人工判断”，不会默认算达标。")
        answers = {row["criterion_id"]: _question(kind, row) for row in criteria if not row["measurable"]}
    if not any([*typed.values(), *flags.values(), *answers.values()]):
        return None
    numbers, refused = {}, {}
    for title, row in candidates.variables(criteria).items():
        try:
            numbers[row["variable"]] = candidates.value(typed[title], row, factors())
        except EntryError as error:
            refused[row["variable"]] = str(error)
            places[title].error(escape(f"{title}：{error}"))
    conditions = {name: _TRUTH[flag] for name, flag in flags.items()}
    verdicts = judging.judge(criteria, Facts(numbers, answers, conditions, refused))
    for title, row in candidates.variables(criteria).items():
        if numbers.get(row["variable"]) is not None:
            _tell_beside([v for v in verdicts if v.criterion["variable"] == row["variable"]], places[title])
    return verdicts


def _tell_beside(verdicts: list[Verdict], place: DeltaGenerator) -> None:
    """The verdicts on a number that is filled in, below its field."""
    place.markdown("  \n".join(f"{_BADGES[v.status]} :small[{escape(v.reason)}]" for v in verdicts))


def _number_fields(
    kind: str, criteria: tuple[Row, ...]
) -> tuple[dict[str, str], dict[str, str | None], dict[str, DeltaGenerator]]:
    """Numbers as typed, by title; the conditions that relax one, asked beside it; where each verdict goes."""
    fields = candidates.variables(criteria)
    if not fields:
        st.markdown(f"{_UNMEASURED}。")
    typed: dict[str, str] = {}
    flags: dict[str, str | None] = {}
    places: dict[str, DeltaGenerator] = {}
    entries = list(fields.items())
    for start in range(0, len(entries), 3):  # a row of columns at a time, so that keys and phones go by rows too
        for column, (title, row) in zip(st.columns(3), entries[start : start + 3]):
            words = escape(f"{row['summary']}。“{row['quote']}”")
            typed[title] = column.text_input(escape(title), key=f"{kind}_{title}", help=words)
            relaxing = [one for one in criteria if one["exception_of"] and one["variable"] == row["variable"]]
            for one in relaxing:
                column.caption(f"放宽：{escape(one['summary'])}")
                if one["condition"] and one["condition"] not in flags:
                    with column:
                        flags[one["condition"]] = _flag(kind, one["condition"])
            places[title] = column.empty()
    return typed, flags, places


def _flag(kind: str, name: str) -> str | None:
    return st.segmented_control(f"是否{escape(name)}", ["是", "否"], key=f"{kind}_{name}", help="不清楚可以不选")


def _condition_fields(kind: str, criteria: tuple[Row, ...], *, known: Container[str]) -> dict[str, str | None]:
    names = dict.fromkeys(candidates.conditions(criteria).values())
    return {name: _flag(kind, name) for name in names if name not in known}


def _question(kind: str, row: Row) -> str | None:
    words, answer = st.columns([3, 2], vertical_alignment="center")
    words.markdown(f"{escape(row['summary'])}  \n{tables.source(row['number'] or '', '“' + row['quote'] + '”')}")
    return answer.segmented_control(
        escape(row["summary"]), _ANSWERS, key=f"{kind}_{row['criterion_id']}", label_visibility="collapsed"
    )


_BADGES = {
    judging.MET: ":green-badge[✓ 达标]",
    judging.UNMET: ":red-badge[▲ 未达标]",
    judging.JUDGE: ":blue-badge[◇ 需人工判断]",
    judging.BLANK: ":gray-badge[— 未填写]",
    judging.WRONG: ":orange-badge[! 填报有误]",
    judging.NOT_APPLICABLE: ":gray-badge[○ 不适用]",
}


def result(kind: str, verdicts: list[Verdict]) -> None:
    """The verdicts: the sentence, the counts, a line for each criterion, the download."""
    st.markdown(f"## {escape(kind)}　自评结果\n\n**{judging.conclusion(verdicts)}**")
    found = judging.counts(verdicts)
    st.markdown("　".join(f"{_BADGES[word]} {count}项" for word, count in found.items() if count))
    ordered = sorted(verdicts, key=lambda v: v.status in (judging.JUDGE, judging.BLANK))
    show_rows(
        tables.with_quotes(
            VERDICT_LIST,
            (
                (
                    _BADGES[v.status],
                    f"**{escape(v.rule['summary'])}**  :small[{escape(v.rule['note'] or '')}]",
                    escape(v.entered) or "—",
                    escape(v.reason),
                )
                for v in ordered
            ),
            [v.rule for v in ordered],
        )
    )
    st.caption("自评只供准备申报材料，不是认定结论；是否授牌以市商务局组织的评审和公示为准。本页不保存填报内容。")
    download_frame(
        lambda: verdict_frame([candidates.Result(0, "", verdicts)]), tables.VERDICT_COLUMNS, f"创建标准自评_{kind}",
        key="download_result", label="下载自评结果（CSV）",
    )  # fmt: skip


def verdict_frame(results: list[candidates.Result]) -> pd.DataFrame:
    """One row per candidate and criterion, for downloads."""
    return pd.DataFrame(
        {
            "name": result.name, "status": v.status, "summary": v.rule["summary"], "entered": v.entered,
            "reason": v.reason, "document_number": v.rule["document_number"], "section": v.rule["section"],
            "quote": v.rule["quote"],
        }
        for result in results
        for v in result.verdicts
    )  # fmt: skip


@cached(size=16)
def _template(kind: str, criteria: Result) -> bytes:
    return candidates.template(kind, criteria)


def batch(kind: str, criteria: Result) -> None:
    """Template, upload, a table of results; every bad cell told, the good rows judged all the same."""
    st.markdown("一行一个单位。定性条件不在表内，结果中一律列为“需人工判断”。上传的内容只用于自评，不写入磁盘。")
    if not candidates.variables(criteria):
        st.markdown(f"{_UNMEASURED}，模板只有单位名称，各条都由人判断。")
    offer_made("下载模板（XLSX）", lambda: _template(kind, criteria), f"创建标准自评_{kind}_模板.xlsx", key="template")
    most = reading.LARGEST_BYTES // 1_000_000
    sent = st.file_uploader(f"上传填好的表（.xlsx 或 .csv，{most}兆以内）", key=f"upload_{kind}", max_upload_size=most)
    if sent is None:
        return
    try:
        with st.spinner("正在读取……"):
            table = reading.read_in_child(sent.name, sent.getvalue(), candidates.NAME)
        results, problems = candidates.assess(sent.name, table.lines, criteria, factors(), table.flaws)
    except UploadError as error:
        st.error(escape(str(error)))
        return
    st.caption(escape(f"{sent.name}：{table.told}。"))
    if problems:
        bad = len({problem.row for problem in problems} - {candidates.head_row(table.lines)})
        st.error(f"{len(problems)}处有问题；{bad}行有错未评，其余{len(results)}行已评。")
    if results:
        _summary(results)
        download_frame(
            lambda: verdict_frame(results), tables.VERDICT_COLUMNS, f"创建标准自评_{kind}_批量",
            key="download_batch", label="下载批量结果（CSV）",
        )  # fmt: skip
    if problems:
        _problems(problems, kind, "问题")
    if remarks := candidates.remarks(sent.name, table.lines):
        _problems(remarks, kind, "提示")


def _problems(found: list[Problem], kind: str, word: str, most: int = 200) -> None:
    """Every cell that is wrong, or every line that was passed over; all of them in the download."""
    file = escape(found[0].file)
    with st.expander(
        f"{file}：有{word}的{len(found)}处" + (f"（先列{most}处）" if len(found) > most else ""), expanded=True
    ):
        lines = ((str(p.row or ""), escape(p.column), escape(p.text)) for p in found[:most])
        show_rows(tables.table(PROBLEM_LIST, lines))
        download_frame(
            lambda: pd.DataFrame([p._asdict() for p in found]),
            tables.PROBLEM_COLUMNS,
            f"创建标准自评_{kind}_{word}", key=f"download_{word}", label=f"下载全部{word}（CSV）",
        )  # fmt: skip


def _summary(results: list[candidates.Result], most: int = 200) -> None:
    st.markdown(f"**{judging.shortfalls([result.verdicts for result in results])}**")
    shown = [
        {PROBLEM_LIST[0].title: str(r.row), UNIT_NAME.title: escape(r.name)}
        | {word: str(count) for word, count in judging.counts(r.verdicts).items() if word != judging.WRONG}
        | {"结论": judging.conclusion(r.verdicts) + _unmet(r.verdicts)}
        for r in results[:most]
    ]
    show_rows(shown)
    if len(results) > most:
        st.caption(f"只列前{most}行，其余见下载。")


def _unmet(verdicts: list[Verdict]) -> str:
    words = "、".join(escape(v.rule["summary"]) for v in verdicts if v.status == judging.UNMET)
    return f"：{words}" if words else ""


def rules() -> None:
    """Application, review, re-examination and ban, with a calculator of dates."""
    found = store.rows("criteria/rules")
    terms = {row["variable"]: row for row in found if row["variable"]}
    review, ban = terms.get("复审周期"), terms.get("不再接受申报的期限")
    with st.container(border=True):
        st.markdown("**期限推算**　:gray-badge[测算]")
        given, lost = st.columns(2)
        if review:
            _dates(given, "授牌日期", review, "复审", 3)
        if ban:
            _dates(lost, "因弄虚作假、违法违规或欺诈被取消称号的日期", ban, "可再申报", 1)
    show_table(tables.rule_list, found)


def _dates(where, label: str, rule: Row, word: str, times: int) -> None:  # type: ignore[no-untyped-def]
    start = where.date_input(label, value=None, format="YYYY-MM-DD", min_value=date(2016, 9, 13), key=f"date_{word}")
    where.caption(
        f"{escape(rule['summary'])}（{escape(rule['document_number'])} {escape(rule['section'])}）。"
        "文件没有写起算日，按所填日期推算。"
    )
    if start:
        years = int(rule["value"])
        if times == 1:
            where.markdown(f"{years_later(start, years):%Y年%m月%d日}起{word}")
            return
        days = [years_later(start, years * turn) for turn in range(1, times + 1)]
        where.markdown("　".join(f"第{number}次{word} **{day:%Y年%m月%d日}**" for number, day in enumerate(days, 1)))
