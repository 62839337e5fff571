"""Readings of place names: names that a dictionary of 拼音 gets wrong, and names that it reads in several ways."""

import re

from pypinyin import Style, pinyin

# Places of the province and names in its documents, by how they are read here.
KNOWN = {
    "浚县": "xun xian",
    "长垣": "chang yuan",
    "长葛": "chang ge",
    "漯河": "luo he",
    "召陵": "shao ling",
    "中牟": "zhong mu",
    "泌阳": "bi yang",
    "尉氏": "wei shi",
    "渑池": "mian chi",
    "郏县": "jia xian",
    "柘城": "zhe cheng",
    "荥阳": "xing yang",
    "武陟": "wu zhi",
    "睢县": "sui xian",
    "睢阳": "sui yang",
    "淅川": "xi chuan",
    "息县": "xi xian",
    "嵩县": "song xian",
    "濮阳": "pu yang",
    "瀍河": "chan he",
    "浉河": "shi he",
    "新蔡": "xin cai",
    "夏邑": "xia yi",
    "叶县": "ye xian",
    "虞城": "yu cheng",
}
# What kind of place a name ends with; it is read in one way.
_KIND = re.compile("(?:回族区|示范区|聚集区|新区|区|县|市|省|旗|州|盟)$")


def ways(name: str) -> dict[str, list[str]]:
    """The characters of ``name`` whose 拼音 may begin with several letters, where the name is not a known one."""
    if any(known in name for known in KNOWN):
        return {}
    found = {}
    for sign in _KIND.sub("", name):
        said = sorted({reading.lower() for reading in pinyin(sign, style=Style.NORMAL, heteronym=True)[0]})
        if len({reading[:1] for reading in said}) > 1:
            found[sign] = said
    return found
