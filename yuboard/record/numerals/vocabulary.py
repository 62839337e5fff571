"""Vocabulary of numbers: numerals, scales, fractions, signs, falls and tiers, as documents write them.

Everything that reads numbers takes its words from here: the check of figures and criteria, the search for numerals that
nobody recorded, the entry of numbers by hand. A new word is added once, in the table of what it says.
"""

from decimal import Decimal
from typing import NamedTuple


def _words(listed: str) -> tuple[str, ...]:
    return tuple(listed.split())


_NUMERALS = "〇零 一壹首 二两俩贰 三仨叁 四肆 五伍 六陆 七柒 八捌 九玖"
DIGITS = {numeral: value for value, numerals in enumerate(_words(_NUMERALS)) for numeral in numerals}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
# Short for two characters.
JOINED = {"廿": "二十", "卅": "三十"}
# A fraction's whole: 百分之六 is 6 of a hundred.
PER_CENT, PER_MILLE = "%", "‰"
# Percentage points are counted like percent.
POINTS = ("个百分点", "百分点")
TENTH = "成"
# Words that begin with 成 and are no tenths.
NO_TENTH = "为立功果员本长效交品熟绩就套"
# Numbers in one word, in percent.
MORE_THAN_HALF = "过半"
IN_A_WORD = {"一半": 50, "半数": 50, MORE_THAN_HALF: 50, "百分百": 100, "全部": 100, "全覆盖": 100}
# Times of doubling: the number is how often, the value as a multiple is two to its power.
DOUBLED = {"翻番": 1, "倍增": 1}
DOUBLING = "番"
# Counts of time: after 近 they are the last years, and 内 within them is their length.
TIMES = _words("年 个月 月份 月 周 日 天 季度 小时")
# Between the ends of a range, once dashes and tildes are one sign each; 或 and 、 join neighbours (两、三家).
JOINERS = _words("-- - ~ 至 到 或 、")
NEIGHBOURS = ("、", "或")
# 从…到… and the like tell of a change, not of a range.
CHANGES = ("从", "由", "自")
# Between the two ends of a range that is said with 介于 or 之间.
BETWEEN, WITHIN = ("与", "和", "及"), "之间"

# The operators that signs say. A sign with two leaves it open: 控制在6% may mean just so or at most.
BEFORE: dict[tuple[str, ...], tuple[str, ...]] = {
    (">",): _words("突破 超过 超出 超越 高于 大于 多于 高过 高出 越过 跨过 跨越 迈过 冲破 逾 超 过 破 不止 不只 >"),
    ("<",): _words("低于 少于 小于 低过 不足 不到 不满 不及 未满 未达 未到 未达到 达不到 <"),
    (">=",): _words(
        "至少 最少 起码 大于等于 大于或等于 高于或等于 多于或等于 不下 不下于 不亚于 达到或超过 达到并超过 达到或高于"
        " 下限为 保底 上 ≥ ≧ >="
    ),
    ("<=",): _words("至多 最多 顶多 小于等于 小于或等于 低于或等于 少于或等于 上限为 ≤ ≦ <="),
    ("approx",): _words("约 大约 约为 约合 约占 约达 大概 大致 近 将近 接近 临近 逼近 近乎 几近 差不多 ≈"),
    ("<=", "="): _words("控制在 限制在 最高 最大"),
    (">=", "="): _words("最低 最小"),
}
AFTER: dict[tuple[str, ...], tuple[str, ...]] = {
    (">=",): _words("以上 及以上 或以上 之上 或更多 或更高 往上 起 起步 为下限"),
    (">",): _words("多 余 有余 开外 出头 挂零"),
    ("<=",): _words("以下 及以下 或以下 之下 以内 之内 以里 内 或更少 或更低 为上限 为限 封顶"),
    ("approx",): _words("左右 上下 前后 来"),
}
# Between a number and its scale or unit: 500多家, 10余万人, 十来家, 十几家.
INFIX = {"多": ">", "余": ">", "几": ">", "来": "approx"}
# A negation right before a sign turns it round: 不高于 is at most.
NEGATIONS = _words(
    "不 未 没 没有 不得 不能 不应 不可 不会 不再 不宜 不准 不许 不要 不允许 不应当 绝不 决不 严禁 禁止 杜绝 避免 防止"
)
OPPOSITE = {">": "<=", "<": ">=", ">=": "<", "<=": ">"}
# A fall by at least 5 is a value of at most -5.
MIRRORED = {">": "<", "<": ">", ">=": "<=", "<=": ">="}
# Signs that govern a number across other words of the clause: 至少形成网上商业街2家.
ADVERBS = _words("至少 最少 起码 至多 最多 顶多 大约 约为")
# Signs that do so where 的 leads from a whole to its share: 不低于总培训场次的1/3.
COMPARATIVES = _words("突破 超过 高于 大于 多于 低于 少于 小于 不足 不到 接近")
# A comparison of two things, whose second number is no bound: 远高于全球2.9%.
DEGREES = _words("远 大大 明显 显著 大幅")
# One character that is part of another word when one of these precedes it: 签约, 附近, 通过, 网上.
PART_OF = {
    "约": "节签预合公履违特邀条租续契制大",
    "近": "附最邻就靠新相",
    "超": "赶反高",
    "过": "通经不超路度透胜难越跨迈高低",
    "破": "打爆侦攻识突冲",
    "上": "网线以之身路海市",
}
# Of these, the ones that stand before a round Chinese numeral only: 上百次, 过百家, 破万亿元.
ROUND = ("上", "过", "破")
# A short sign after a number that goes on as another word with one of these: 起步, 来自, 上下游.
GOES_ON = {word: "步源自临到往游对一个" for word in _words("前后 上下 起 来 多 余")}
# Between a sign and its number: 超过了, 约占, 不低于（含）.
FILLERS = _words("了 到 至 为 占 达到 达 有 是 每年 年均 平均 人民币 各 “ : ：")

# A fall by so much: the value is negative unless the indicator itself counts the fall.
FALLS = _words("负增长 下降 降低 减少 回落 下滑 缩减 压减 压缩 收窄 下调 缩小 降幅为 降幅达")
# Before a number that is a level, not a change: 下降到20%.
LEVELS = ("到", "至", "为")
# Names of indicators that count a fall have one of these.
FALL_NAMES = _words("降 减 缩 回落 下滑 收窄 负增长")
MINUS = "负"

# Words of a weaker promise, which do not change the number; the first is the tier's name.
TIERS = ("力争", "争取", "争创")


class Sign(NamedTuple):
    """Sign in a text: the word with its negation, the operators that it may say, and where it stands."""

    word: str
    operators: tuple[str, ...]
    start: int
    end: int


def said() -> tuple[str, ...]:
    """Every sign, the longest first, for what must not be one certain number."""
    listed = [word for table in (BEFORE, AFTER) for signs in table.values() for word in signs]
    return tuple(sorted({*listed, *INFIX}, key=len, reverse=True))


def scale(words: str) -> Decimal:
    """How many ones a scale is: 万 is 10000, 百万 a million; 1 where there is none."""
    total = Decimal(1)
    for character in words:
        total *= TENS.get(character) or MYRIADS[character]
    return total
