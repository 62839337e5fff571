"""Words of spreadsheets: heads of columns, totals, measures, notes; and text brought to one way of writing."""

import re
import unicodedata
from functools import lru_cache

from yuboard.record.numerals import numbers

_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
# Radicals and variants that stand for ordinary characters after a PDF was copied.
_COPIED = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff\u3300-\u33ff\u02bb-\u02bd]")
_MARKS = re.compile(r"[*#※★☆†‡①-⑳⓪⑴-⒇²³¹⁰-⁹]+|\[注?\d{0,2}\]|\(?注\d{0,2}\)$")
_NUMBERED = re.compile(
    r"^(?:[(]?[一二三四五六七八九十]{1,3}[)、.]|[(]\d{1,2}[)]|\d{1,2}[、.)](?!\d)|[A-Za-z甲乙丙丁][.、)])+"
)


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """Text as it is compared: one form of each character, ASCII signs, no blanks of any kind."""
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    text = _COPIED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return (
        re.sub(r"\s+", "", numbers.plain(text))
        .replace("【", "[")
        .replace("】", "]")
        .replace("〔", "(")
        .replace("〕", ")")
    )


def spaced(text: str) -> str:
    """Text as it is compared, where a blank between two digits stays a boundary: 表1 2016年 is no 12016年."""
    return plain(re.sub(r"(?<=\d)\s+(?=\d)", ",", text))


def bare(text: str) -> str:
    """A label without numbering before it and marks of footnotes around it."""
    return _NUMBERED.sub("", _MARKS.sub("", spaced(text))).strip(":;,。、-_")


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(f"(?:{words})", re.IGNORECASE)


# Heads of columns, each as a whole.
SERIAL = _whole(r"序号?|编号|行次|栏次|行号|NO\.?|№|号|项次|排序|排名|名次|位次|顺序号?")
CODE = _whole(
    r".*(?:代码|编码|邮编|邮政编码|电话|手机|传真|邮箱|QQ|统一社会信用).*|.*(?:填报|填表|报送|上报|制表|更新|审核)(?:时间|日期).*|adcode|code",
)
PERIOD = _whole(
    r"年份|年度|年|时间|日期|期间|月份|月|月度|季度|季|报告期|统计期|数据期|所属期|报告期别|统计时间|数据时间|统计月份|年月|时期|期别"
)
UNIT = _whole(r"(?:计量|计算|数量)?单位|计量")
PLACE = _whole(
    r"(?:各)?(?:地区|地方|县区|区县|县\(?市、?区\)?|县市区|市县|区域|所属地区|行政区划?|县别|地市|城市|辖区|属地|地区名称|所在地|县\(区\)"
    r"|县、?市、?区|单位名称|填报单位|上报单位|报送单位|填报地区|市、?县|县\(市\)区?|区\(县\))"
)
INDICATOR = _whole(r"指标|指标名称|指标名|统计指标|项目|项目名称|主要指标|内容|考核指标|指标项|统计项目|名称|指标内容")
SUBJECT = _whole(r"主体|对象|分类|类别|企业类型|主体类型|类型|分组|统计对象")
MEASURE = _whole(r"口径|统计口径|数据口径|数据类型|值类型|计算方式")
NOTE = _whole(
    r"备注|说明|备\s*注|注释|填报人|联系人|负责人|数据来源|来源|审核人|签字|存在问题|问题|情况说明|填表人|原因|附注|责任单位|牵头单位"
)
VALUE = _whole(
    r"数值|数据|值|数量|金额|指标值|绝对值|绝对量|绝对数|数额|实际值|统计值|上报值|填报值|上报数|填报数|本期值|填报数据|总量"
)
# Words that change nothing about the value below them.
FILLER = re.compile(
    r"(?:主要)?指标(?:完成)?情况|完成情况|实际完成(?:情况|数|值|额)?|实际(?:值|数|情况)?|完成(?:值|数|额|量)?|实绩|数值|数据|绝对[值量数]"
    r"|数额|情况|统计|发展|主要|指标|全部|全口径|项目|基本|本市|本县|本区|本地区?|各县\(?市、?区\)?|各县区|分县区|分地区|上报|填报|汇总|工作"
)
# Measures: the whole of a label, or what is left of it.
TOTAL = _whole(r"(?:合|总|共)计(?:数|值)?|总数|总和|汇总|全部|累计合计|合计\(?全市\)?|总合计|共|合计数")
CITY_TOTAL = _whole(r"全市|全市(?:合计|总计|汇总|总数|小计)|市合计|市总计|(?:合计|总计)\(全市\)")
SUBTOTAL = _whole(
    r".{0,8}小计|.{0,8}分计|(?:六|七|八|九|各|县|区|辖|市辖)[县市区]*(?:合计|总计|汇总)|.{1,8}(?:合计|汇总)"
)
OF_WHICH = re.compile(r"^(?:其中|#|内含|包括|含|其 中)[:,]?|^(?:#)")
GROWTH = _whole(
    r"(?:比上年|较上年|比去年|较去年|比上年同期|较上年同期|比同期|同期比|与上年同期比|与去年同期比|比上年同月|上年同期比)?(?:\+-|±|同比)?"
    r"(?:同比)?(?:增长|增速|增幅|增长率|增减|增减率|增长速度|增减幅度?|升降|变化|变动|增加|增长%|增减%)(?:率|幅度?|\(?\+-\)?)?"
    r"|同比|环比|环比增[长速幅减]率?|增[长速幅减]|同比\(?[+±-]*\)?|年均增[长速]|±|\+-|比重?上年(?:增长|\+-|±)"
)
SHARE = _whole(
    r"(?:所?占)?(?:比重|份额|百分比)|占比|占全市(?:的)?(?:比重|比例|比)?|占全省(?:的)?(?:比重|比例|比)?|占合计.*|构成|结构|贡献率|占总量.*"
    r"|占.{1,14}(?:比重|比例|比)"
)
DERIVED = _whole(
    r".*(?:完成率|完成比例|完成进度|完成程度|完成百分比|达成率|序时进度|进度).*|(?:占|完成)(?:年度|全年)?(?:目标|任务|计划).*"
    r"|差额|差距|缺口|增量|净增|增减额|增减量|增减数|增加额|较目标.*|比目标.*|排名|位次|名次|全市排名|全省排名|得分|评分|人均|户均|均值|平均(?:值|数)?"
    r"|增长额|增长量|比上年增减额?|超额|是否完成|备注"
)
TARGET = _whole(
    r".*(?:目标|计划数?|任务|配额|指标任务|预期|考核数|力争|奋斗|预算|下达|分解)(?:值|数|额|量|指标|任务|数量)?"
)
FORECAST = re.compile(r"预计|预测|估计|估算|预估|暂估|测算|推算")
CURRENT = _whole(
    r"(?:本|当)(?:月|期|季度?|旬)(?:数|值|额|量|实际|完成|发生|发生额|新增|实际完成|完成数|止)?|当期(?:值|数|额)?|报告期|本期"
)
CUMULATIVE = _whole(
    r"(?:本年|当年|今年|自年初|年初至今|年初以来|年初至报告期|1-?-?本月|本月止?|本月末|至本月|截至本月|截止本月|年内|到本月|年度|从年初)?"
    r"(?:止|末)?累计(?:数|值|额|量|完成|实际|发生额|完成数)?|1[-至]?本月(?:止)?|年初至今|自年初"
)
LAST_SAME = _whole(
    r"(?:上年|去年|上一年|前一年)(?:同期|同月|同季)(?:数|值|额|累计|实际|水平|完成)?|同期(?:数|值|额|累计|水平)?|上年同期累计|去年同期累计|上年累计|去年累计"
)
LAST = _whole(r"上(?:月|期|季度?)(?:数|值|额)?")
LAST_YEAR = _whole(r"(?:上|去)(?:一)?年(?:数|值|额|全年|度|实际|完成)?")
THIS_YEAR = _whole(r"(?:本|今|当)年(?:度|数|值|实际|完成)?")
STATE = _whole(
    r"(?:期|月|季|年)(?:末|底)(?:数|值|实有|余额|累计)?|现有|实有|存量|时点数?|截至?(?:目前|本月底|期末)|总存量|截止目前"
)
NEW = _whole(
    r"(?:当年|本年|本月|当月|本期|当期|今年)?新增(?:数|加|量)?|(?:当年|本年|本月|当月|今年)新(?:建|设|培育|认定|备案)(?:数)?|净增"
)
# Lines beside the table.
FOOT = re.compile(
    r"^(?:注|说明|填报说明|备注|附注|数据来源|资料来源|来源|补充资料|逻辑关系|审核关系|填报要求|单位负责人|统计负责人|负责人|填表人|填报人|制表人?"
    r"|审核人?|联系人|联系电话|报出日期|分管领导|主管领导|复核|经办|签字|盖章|领导签字|主要负责人|\*|※|★|①|#注|联系方式|电话)(?:[:：\d(（.、].*|人?$|.*[:：].*)"
)
ASIDE = re.compile(
    r"(?:填报|填表|报送|上报|制表|打印|更新|报出|印发|截稿)(?:日期|时间|日)|有效期|文号|表号|制定机关|批准机关|备案机关|电话|联系"
)
SENDER = re.compile(
    r"(?:填报|填表|报送|上报|制表|编制|综合机关|汇总|数据报送|报出)(?:单位|地区|机关|部门)?(?:名称)?(?:\((?:盖章|公章|章|签章)\))?[:：]"
)
PAIRED = re.compile(
    r"(?:填报|填表|报送|上报|编制)(?:单位|地区|机关|部门)|综合机关(?:名称)?|报告期|统计期|所属期|期别|填报期|报告期别|统计时间|(?:计量|金额|货币)?单位"
)
UNIT_SAID = re.compile(r"(?:计量|金额|货币|计算|数量|数据|统计|表内|金额计量)?单位(?:均)?(?:[:：]|为|是|统一为)(.*)")
PERIOD_SAID = re.compile(
    r"(?:报告期|统计期|所属期|数据期|期别|统计时间|数据时间|统计期间|所属时期|报告期别|时间|期间|所属月份|统计月份|年份|月份)[:：](.*)"
)
