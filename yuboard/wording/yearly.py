"""Words of the yearly report: its title, basis, headings, and what a section says that has nothing to list."""

from collections.abc import Sequence

from yuboard.progress.rows import Progress
from yuboard.wording import progress as words
from yuboard.wording.parts import plain
from yuboard.wording.reporting import day

# The document's own name of it, in the calendar of reports.
NAME = "电子商务工作年度报告"
BLANK = "（由填报单位填写）"
GOALS, TASKS, VALUES = "一、目标与完成", "二、承担的任务", "三、本年上报的数"
MISSING, PROBLEMS, NEXT = "四、没有报的和原因", "五、问题", "六、下一年打算"
SOURCES, CLAUSES = "附一　数据来源", "附二　条文"
NO_GOALS = "文件没有给本单位写明目标。"
NO_TASKS = "文件没有写明由本单位承担的任务。"
NO_PROBLEMS = "本年的报表没有随报反映问题。"
ALL_REPORTED = "所列目标都有审定的数，没有欠报的。"
NO_SOURCES = "没有引用上报的数。"
EARLIER = "以前年份和没有写年份的目标"
DRAFTED = f"本稿由豫策看板按台账和文件拟出，数未改动；标{BLANK}处须由填报单位补写。"


def title(unit: str, year: int) -> str:
    """The title of the report of a unit."""
    return f"{unit}{year}年{NAME}"


def basis(city: str, cited: str) -> str:
    """By which clause the report is made; ``cited`` is its number with document and section, empty without one."""
    if cited:
        return f"依据：{cited}。"
    return f"{city}所收文件没有要求提交年度报告，本稿按统一的体例拟出。"


def of_year(year: int) -> str:
    return f"{year}年的目标"


def later(year: int) -> str:
    return f"{year}年以后的目标"


def opening(unit: str, rows: Sequence[Progress]) -> str:
    """How the goals of a unit stand."""
    reported = sum(row.is_reported for row in rows)
    standing = f"{reported}项有审定的数" if reported else words.NOTHING_APPROVED
    counted = plain(words.counted(list(rows)))
    return f"截至{day(rows[0].day)}，{unit}有{len(rows)}项目标，{standing}：{counted}。"


def none_reported(year: int) -> str:
    """That no value of a year was approved; never a zero."""
    return f"{year}年没有审定的上报数，不等于零。"


def clause(number: int) -> str:
    """The mark of a clause in the list of clauses."""
    return f"[{number}]"


def source(number: int) -> str:
    """The mark of a value in the list of sources."""
    return f"[数{number}]"


def reason(row: Progress) -> str:
    """Why a goal has no value that counts: its own reason, what its state means, and who is silent since when."""
    said = words.why(row) or words.SIGNS[row.state].meaning
    return "；".join(filter(None, (said, words.missing(row), words.covered(row))))
