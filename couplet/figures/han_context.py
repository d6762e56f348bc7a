"""How firmly a Chinese numeral is stated by what stands around it: in a slogan, a list, the name of a session; it reads no values."""

import re

from couplet.figures.figure import Weight
from couplet.figures.numerals import HAN_DIGITS

SCALE_SIGNS = frozenset("十百千万亿")
LIST_FRONT = re.compile(r"(?:^|[，。；：:！？\n])\s*[“（(]?$")
LIST_MARK = re.compile(r"[、.．）)](?!\d)|是|则|来(?!自)")
"""Around a numeral that only counts the items of a list: 一、 （二） 2. 三是."""
QUOTED_FRONT = re.compile(r"[“‘「『\"《][^”’」』\"》，。]{0,10}$")
QUOTED_BACK = re.compile(r"[^“‘「『\"《，。]{1,12}[”’」』\"》]")
"""Around the numeral of a quoted slogan or a title, “四个意识”, 《三体》; such names are often translated without their numbers."""
WEAK_NOUN = re.compile(
    r"个?方面|个(?:自信|意识|全面|确立|维护|代表|务必|坚持|伟大)|小时(?:监[测控]|值班|自助|服务|不间断|热线)|强(?![烈调化大度])"
)
"""Nouns whose number is left out as often as not."""
SESSION = re.compile(r"届|大(?=[以召开报代精之后，。、”]|$)|中全会|次(?:全体|常务|集体)*(?:会议|学习|审议)")
"""After the ordinal of a congress or a session, which is part of its name and often left out."""
REMINDER = re.compile(r"(?:[这那该此]|上述|其[余他])$")
RECENT = re.compile(r"(?:过去|最近|近)$")
SPAN = re.compile(r"多?个?(?:年|月|周|星期|天|日)")
ALL_ALONG = re.compile(r"年(?:年均|来|间|累计)")
"""Around the three of these three and the five of the past five years, which the context tells as well."""
SUMMED_UP = re.compile(
    r"(?:方面|部分|[大个种类项条块者门国省市地天日人名位家年方座支队州岛城所场洲县区镇村])"
)
COUNTED = re.compile(
    "[多余来]?\\s?[个名位人家项年月日天号次种类大条届座所户件台辆艘架张篇本部套份场轮期级层排队组批只匹头棵块片支枚颗粒道门间处"
    "封幅首句段章节回度倍成折周星点分秒时刻元角亩里尺寸丈米吨斤克两岁代国省市县州方者强连冠金银铜比胜负平战死伤亡公平立英厘毫线美欧日港]"
)
"""What a lone numeral counts; where nothing is counted it is part of a name or a saying: 王三运, 四散."""
NAMED_FRONT = re.compile(r"[^\W\d月第至到和及与周]$")
NAMED_BACK = re.compile("号(?![上下中晚早凌召])")
"""Around a number of two signs or more in the name of a ship or a spacecraft: 神舟十六号."""
NATIONS = re.compile("[中美俄英法德日韩朝印巴蒙越老缅泰澳加意土伊沙欧]{2,9}$")
INDEX_FRONT = re.compile("标普|沪深|富时|日经|中证|上证|科创")
"""Before the number in the name of a stock index."""
LISTED = re.compile(r"[^，。；：！？,;]*$")
LIST_JOINT = re.compile("、?(?:以及|和|与|及)|、")
"""Around a number that sums up the list before it: 无偿援助、无息贷款和优惠贷款三种方式."""


def weigh_by_context(text: str, start: int, end: int) -> Weight:
    """Return the most that a numeral at ``start``..``end`` can weigh there."""
    if WEAK_NOUN.match(text, end):
        return Weight.FAINT
    if text[start].isdecimal():
        return Weight.FAINT if INDEX_FRONT.search(text, max(0, start - 4), start) else Weight.HARD
    is_bare = end - start == 1 or set(text[start:end]) <= SCALE_SIGNS
    is_alone = (
        is_bare and not COUNTED.match(text, end) and text[start - 1 : start] not in tuple("第上近逾超过数")
    )
    is_faint = is_alone or _is_seldom_told(text, start, end) or _is_told_by_context(text, start, end)
    return Weight.FAINT if is_faint else Weight.HARD


def _is_seldom_told(text: str, start: int, end: int) -> bool:
    """Return whether a numeral belongs to a slogan (“四个意识”) or a title, or sums up a list."""
    if end - start <= len("一百"):
        is_quoted = QUOTED_FRONT.search(text, max(0, start - 12), start) and QUOTED_BACK.match(text, end)
        if is_quoted or (end - start == 1 and SUMMED_UP.match(text, end) and _sums_up_list(text, start)):
            return True
    return False


def _is_told_by_context(text: str, start: int, end: int) -> bool:
    """Return whether a numeral is part of the name of a session or a ship, or only reminds of a number: 这三个, 过去五年."""
    if SESSION.match(text, end) or ALL_ALONG.match(text, end):
        return True
    if end - start > 1 and NAMED_BACK.match(text, end) and NAMED_FRONT.search(text, max(0, start - 1), start):
        return True
    before = max(0, start - 2)
    if SPAN.match(text, end) and RECENT.search(text, before, start):
        return True
    return end - start == 1 and REMINDER.search(text, before, start) is not None


def counts_items(text: str, start: int, end: int) -> bool:
    """Return whether a numeral only counts the items of a list: 一、 （二） 2. 三是."""
    if text[start].isdecimal() and end - start > len("99"):
        return False
    return (
        LIST_MARK.match(text, end) is not None
        and LIST_FRONT.search(text, max(0, start - 3), start) is not None
    )


def _sums_up_list(text: str, start: int) -> bool:
    """Return whether a numeral is the number of items of the list that ends before it."""
    clause = LISTED.search(text, max(0, start - 80), start)
    if nations := NATIONS.search(text, max(0, start - 9), start):
        return HAN_DIGITS.get(text[start]) == len(nations[0])
    joints = len(LIST_JOINT.findall(clause[0])) if clause else 0
    return joints > 0 and HAN_DIGITS.get(text[start]) == joints + 1
