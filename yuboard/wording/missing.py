"""Missing and computed values: the word that stands where a number would, and what the word means."""

from collections.abc import Iterable

from yuboard.wording.measuring import code_point

# Where a number would stand: never 0, never blank.
UNSET, UNDIVIDED, UNLISTED, UNREPORTED, UNLIKE = "文件未设", "文件未分解", "文件未列", "未上报", "口径不可比"
# Where a sum would stand, while one of its parts is silent.
UNSUMMED = "没有报齐，不合计"
# Where a year would stand, and a unit.
UNDATED, UNASSIGNED = "未写年份", "文件未明确"
# On a number that no document states.
COMPUTED, SCENARIO = "测算", "测算，非文件数据"
# Beside what is written in dollars for a year without a rate.
NO_RATE = "该年无汇率，不折算"
REASONS = {
    UNSET: "文件没有这项目标",
    UNDIVIDED: "只有全市数，没有分到县",
    UNLISTED: "分到了县，但没有点名此地",
    UNREPORTED: "没有实际数",
    UNLIKE: "两个数说的不是一件事",
}
# In the place of a table, a list or a chart that nothing stands in.
NOTHING = "所收文件没有可以列在这里的内容。"
# Under tables and charts that hold both words.
GAPS = f"“{UNLISTED}”是文件没有点名，“{UNDIVIDED}”是只有全市数，都不是零。"
COMPUTED_READING = f"标“{COMPUTED}”的数由公式算出，不是文件数据"
# How a scenario splits a year that no document splits.
SCENARIO_METHOD = "按上一年各县（区）占比、最大余数法推算，只供讨论"
SCENARIO_KEPT_OUT = "默认不进入下载；选了才进入幻灯片"
# On maps: what has no place there, and why.
HATCHED = f"{UNLISTED}或未分解，不是零"
NO_BOUNDARY = "功能区没有区划边界，不在图上"
UNLOCATED = "未定位：没有可引用的坐标。"
CITY_WIDE = "全市性要素，文件未落到县（市、区）"
# In print, for a letter that the typeface lacks.
NO_GLYPH = "〓"


def no_glyph(letters: Iterable[str]) -> str:
    """Which letters the typeface of a printed file lacks, by their code points."""
    codes = "、".join(map(code_point, letters))
    return f"“{NO_GLYPH}”处的字，本文件所用字体没有（{codes}），原字见看板页面和表格。"
