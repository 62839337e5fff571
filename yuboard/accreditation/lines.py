"""Lines of a filled-in sheet: where its head is, and which lines below are no candidates and why."""

import re
from collections.abc import Mapping, Sequence

from yuboard.spreadsheets.number_entry import narrow
from yuboard.spreadsheets.reading import HEAD_LINES

_SUM = r"(合计|小计|总计|共计|累计|总和|总数|汇总|平均|平均值|均值)"
_REMARK = "注|备注|附注|说明|填表说明|填报说明|填报要求|填写要求|注意|注意事项|提示"
_DONE = "填表|填报|填写|制表|审核|复核|审批|审定|经办|单位负责|统计负责|负责|分管|主管|联系|统计|报送|上报"
_SAMPLE = "示例|样例|范例"
# How a line begins that is no candidate, without spaces and in narrow signs.
_KINDS = {
    "合计行": re.compile(rf"(.{{0,20}}{_SUM}(\(.*\)|\d+[个家户]?)?|{_SUM}[:：].*|其中[:：].*)[:：]?"),
    "注释": re.compile(rf"[*※].*|\(({_REMARK})\).*|({_REMARK}|注释)(\d{{0,2}}|[一二三四五六七八九])([:：.、].*|\(.*)?"),
    "填报信息": re.compile(
        rf"({_DONE})(人|单位|部门|机关|日期|时间|领导|电话|意见|方式).*|({_DONE})[^:：]{{0,10}}[:：].*"
        r"|(签字|签章|签名|盖章|公章|日期|时间|电话|手机|传真|邮箱)(\(.*\))?([:：].*)?"
        r"|\d{0,4}年\d{0,2}月\d{0,2}日?|(19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}(00:00:00)?"
    ),
    "示例行": re.compile(
        rf"[(\[【]?(填写|填报)?({_SAMPLE})([:：)\]】\d].*)?|[(\[【]?例如?[)\]】:：、.].*|例如.*|例\d*|.*[(\[【]({_SAMPLE}|例)[)\]】]"
    ),
}
_BRIEF = 20


def head_of(lines: Sequence[Sequence[str]], name: str) -> int | None:
    """Index of the first line that has the head ``name``, among the first few; titles may stand above it."""
    return next((at for at, line in enumerate(lines[:HEAD_LINES]) if name in map(plain, line)), None)


def passed_over(lines: Sequence[Sequence[str]], head: int, name: str) -> dict[int, str]:
    """Why lines below the head are no candidates, by row from 1: sums, remarks, who filled it in, samples, blanks."""
    titles = [plain(cell) for cell in lines[head]]
    column = titles.index(name)
    found: dict[int, str] = {}
    for row, line in enumerate(lines[head + 1 :], head + 2):
        words = [cell for cell in line if cell.strip()]
        named = line[column] if len(line) > column and line[column].strip() else words[0] if words else ""
        if not words:
            found[row] = "是空行，没有评"
        elif [plain(cell) for cell in line if cell.strip()] == [title for title in titles if title]:
            found[row] = "是重复的表头，没有评"
        elif kind := _kind(named, is_alone=len(words) == 1, follows=found.get(row - 1, "")):
            found[row] = f"“{_brief(named)}”是{kind}，不是一个单位，没有评"
    return found


def _kind(words: str, *, is_alone: bool, follows: str) -> str:
    bare = plain(words)
    kind = next((name for name, pattern in _KINDS.items() if pattern.fullmatch(bare)), "")
    if not kind and is_alone and "是注释" in follows and re.match(r"\(?(\d{1,2}|[一二三四五六七八九十])[.、)]", bare):
        return "注释"
    return kind


def same_names(names: Mapping[int, str]) -> dict[int, int]:
    """Rows whose name stands in an earlier row already, with that row; spaces and width of signs do not count."""
    first: dict[str, int] = {}
    return {
        row: earlier
        for row, name in names.items()
        if (bare := plain(name).casefold()) and (earlier := first.setdefault(bare, row)) != row
    }


def plain(words: str) -> str:
    """Words without spaces, their signs narrow: two of them that differ in nothing else are one."""
    return "".join(narrow(words).split())


def _brief(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _BRIEF else f"{words[:_BRIEF]}…"
