"""The words of the method page: what each label, sign and formula means."""

from yuboard.wording.comparison import VERDICTS
from yuboard.wording.missing import COMPUTED, REASONS, SCENARIO_KEPT_OUT, SCENARIO_METHOD
from yuboard.wording.parts import Block, Grid, Items, Phrase, Strong
from yuboard.wording.progress import RULES, SIGNS
from yuboard.wording.targets import LEAST, NO_START, OPEN_BASIS, START_IS_TARGET


def _terms(*terms: tuple[str, str]) -> Items:
    """A list of terms with what each means."""
    return Items(tuple((Strong(term), meaning) for term, meaning in terms))


def _missing() -> Phrase:
    """The words for missing values with the reason of each, in one sentence."""
    listed: list[str | Strong] = []
    for word, reason in REASONS.items():
        listed += [Strong(word), f"（{reason}）", "、"]
    return ("空白从不写成0，写明原因：", *listed[:-1], "。")


EACH_CLAUSE = "文件，一条数字对应一段原文"
SECTIONS: dict[str, tuple[Block, ...]] = {
    "数字从哪里来": (
        (
            f"所有数字逐字摘自所收政策{EACH_CLAUSE}。录入后由程序独立再读一遍原文用词，"
            "核对数值、单位、运算符和“力争”与否；再与全文核对：去掉空白后，每段引文必须是全文中的连续文字，"
            "其中必须有该数字；全文中的每个阿拉伯数字和连着所列计数单位的中文数字（如“两倍”“万亿元”），"
            "或已录入，或列明不录入的理由。文件附件对正文目标的重申单独录入、标明“重申”，图上不重复画。",
        ),
    ),
    "阶段与标记": (
        Items(
            (
                (Strong("基期"), "（● 实心）：文件所写的起点实际数。"),
                (Strong("中期目标"), "、", Strong("终期目标"), "（空心，终期更大）：终期指该文件最后一年。"),
                (Strong("县区配额"), "：文件点名分给某县（区）的数。"),
                (
                    Strong("认定标准"),
                    "、",
                    Strong("资金"),
                    "、",
                    Strong("背景"),
                    "：认定门槛、文件承诺的资金，以及全国、全球或外地的数。",
                ),
                (
                    "各点之间的虚线是",
                    Strong("线性参照"),
                    "，只连接同一文件、同一主体、同一口径的各点，不是年度计划。",
                ),
            )
        ),
    ),
    "运算符": (
        Grid(
            ("符号", "文件用词", "图上", "判断达标"),
            (
                ("=", "达到、达、为", "○", "向上的指标按不低于理解"),
                ("≥", "以上、不低于、不少于、至少", "△ 加向上箭头", "含本数"),
                ("＞", "突破、超过、高于、逾、多、余", "△ 加向上箭头", "不含本数"),
                ("≤", "以内、以下、不高于、不超过、至多", "▽", "含本数"),
                ("＜", "低于、小于、不足、不到", "▽", "不含本数"),
                ("区间", "2～3家、5—8家", "▍ 带上下线", "以下限为准，另看上限"),
                ("约", "约、近、接近、左右、上下", "○ 标“约”", "文件没有允许误差，不自动判定"),
            ),
        ),
        (
            Strong("力争、争取、争创"),
            "是较弱的承诺，写在数字前面，不改变数值。屏幕上的目标一律用文件原来的写法。",
        ),
    ),
    "没有数字时写什么": (_missing(),),
    "年份": (
        (
            "年份写在原文或其标题里的照录；原文没有写、按文件期间推定的，标",
            Strong("推定"),
            "并说明理由，推定的年份只用来排列和测算增速，“数据质量”页逐条列出。",
        ),
    ),
    "测算的公式": (
        ("凡不是文件原文的数都标", Strong(COMPUTED), "。"),
        _terms(
            (
                "目标要求的增速",
                f"（数额、个数）：（终期 ÷ 起点）的年数次方根 − 1。{LEAST}，是最低增速；起点为区间的按上限、"
                "终期为区间的按下限算，也是最低增速；起点写“超过”的按所写数算，是最高增速；都写明最低或最高。"
                "当年新增数、某一月份的数和位次不算增速。",
            ),
            (
                "降低的目标",
                "：写成下降或降低，不写负的增长；降到零的写降至零；起点为零或负数的，增速不可测算，写明原因。",
            ),
            ("口径未写明的个数", f"：{OPEN_BASIS}，凡写增速处都写明这个条件。"),
            ("目标要求的提高", "（占比、比率）：（终期 − 起点）÷ 年数，单位为个百分点。"),
            (
                "起点",
                f"：用同一文件、同一主体的基期；没有基期的用最早的中期目标，并写明{START_IS_TARGET}；"
                f"都没有的写{NO_START}。",
            ),
            ("占比、位次", "：配额 ÷ 点名各地配额合计；相同的写并列。"),
            ("合计核对", "：各县（区）配额之和与全市数比较；全市为区间时与上限比较，因为文件点名的县数都等于上限。"),
            ("情景", f"（默认关闭）：未分解年份{SCENARIO_METHOD}，{SCENARIO_KEPT_OUT}。"),
        ),
    ),
    "进度怎样算": (
        ("目标是文件的，实际是台账里审定的数；没有审定的数，一个比率也不写。",),
        _terms(*RULES),
        _terms(*((f"{sign.shape} {state}", f"：{sign.meaning}") for state, sign in SIGNS.items())),
    ),
    "可比性": (
        _terms(*((f"{verdict.sign} {word}", f"：{verdict.meaning}") for word, verdict in VERDICTS.items())),
        ("除“同口径”外不排名、不比大小。",),
    ),
    "单位与折算": (
        (
            "外币按文件原样显示，折算另列并标“测算”，用当年官方平均汇率。金额100亿元以下留一位小数，以上取整，"
            "文件写法优先；个数满一万写“万”；占比的变化写个百分点。没有当年汇率的外币照录，不折算。",
        ),
    ),
}
