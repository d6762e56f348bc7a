"""Where figures can stand in a Chinese text, as regular expressions; what they are worth is told elsewhere."""

import re

from couplet.figures.phrases import HAN_DAYS, HAN_NUMBER_WORDS, HAN_PHRASES, join_alternatives
from couplet.figures.units import HAN_MEASURES

DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0]\d{3})+(?![\d.])|\d+(?:\.\d+)?)"
SCALE = r"(?:十|百(?!分点|分之)|千(?![米瓦克卡赫伏帕])|[万亿]|兆(?![瓦赫字]))"
DIGIT_LED = rf"{DIGITS}(?:\s?[多余几来]?{SCALE}+(?:(?:{DIGITS}|[零一二三四五六七八九两])+{SCALE}+)*(?:(?<=[万亿])\d{{3,4}}(?![\d.,年]))?)?"
HAN_LED = (
    rf"(?:几|(?<![指人总])数(?=[十百千万亿]))?(?:[零〇一二两三四五六七八九廿卅]|{SCALE})+(?:点[零〇一二三四五六七八九]+(?![分刻钟])[万亿]*)?"
    rf"(?:[多余来几]{SCALE}+)?几?"
)
NUMBER = rf"(?:{DIGIT_LED}|{HAN_LED})"
PLAN_WORDS = "规划|计划|时期|期间|末|开局|普法|以来|收官|建设|发展|后|前|以及|的"
ONE_TO_TEN = "一二三四五六七八九十"

PHRASE_NUMERAL = re.compile(r"\d+|[一二三四五六七八九十百千万亿两]+")
"""What a fixed phrase says of numbers."""
SCAN = re.compile(
    "|".join(
        (
            # What is no figure, or only the name of a day: it is passed over first.
            rf"(?P<named_day>{join_alternatives(HAN_DAYS)})",
            rf"(?P<word>{join_alternatives(HAN_NUMBER_WORDS)})|(?P<this_century>[本新]世纪)|(?P<last_century>上个?世纪(?!\s?(?:\d0|[{ONE_TO_TEN}]+)年代))",
            (
                rf"(?P<fixed>(?:{join_alternatives(HAN_PHRASES)})(?!度))|(?P<passed>十分(?![之钟])|[{ONE_TO_TEN}]+面体|遥[{ONE_TO_TEN}]+"
                r"|(?:周|星期|礼拜)[一二三四五六日](?![次天年个名所家位])|(?<=[年月周天时元岁])零(?=[一二两三四五六七八九十\d]))"
            ),
            # “十四五”, 十三五规划, 五年规划
            r"[“\"'](?P<plan>十[一二三四五六]|[六七八九]|十)五[”\"']",
            rf"(?P<bare_plan>十[一二三四五])五(?={PLAN_WORDS})",
            r"五(?P<plan_word>)年(?:规划|计划)",
            # 2022-04-29, “7·20”, 15:20
            r"(?<!\d)(?P<iso>\d{4}(?P<dash>[-./])\d{1,2}(?P=dash)\d{1,2})(?!\d)",
            r"[“\"'](?P<dotted>\d{1,2}[·•・.]\d{1,2})[”\"']",
            r"(?<![\d:：])(?P<clock>\d{1,2}[:：][0-5]\d)(?![\d:：])",
            # 90后; 2分14秒, 41秒55 in a race
            r"(?<!\d)(?P<cohort>[0-9]0)后(?![来面续])",
            r"(?P<in_minutes>\d{1,2})分钟?零?(?P<in_seconds>\d{1,2})秒(?!\d)",
            r"(?P<seconds>\d{1,2})秒(?P<hundredths>\d{1,3})(?![\d.分秒])",
            r"数以(?P<countless>[十百千万亿]{1,3})[计的]",
            # 百分之百, 百分之八十五, 翻两番, 减半
            rf"(?P<whole>百分之百|百分百)|(?P<per>百万分之|十万分之|[百千万]分之)(?P<of>{NUMBER})",
            r"翻(?:了)?(?:近|约|超过|不止)?(?P<fan>[一二两三四1-4]?)(?:番|倍)",
            r"(?P<double>倍增|成倍)|(?P<halved>减半|折半)",
            # 上半年, 前三季度, 第三季度, Q3
            r"[上前]半(?P<early_of>年|场|月|叶|段|期|程)|[下后]半(?P<late_of>年|场|月|叶|段|期|程)",
            r"前(?P<quarters>[二两三23])个?季度?(?!节)",
            r"(?:第(?=.个))?(?P<quarter>[一二三四首1-4])(?:(?<=第.)个)?季度|(?<![A-Za-z])[Qq](?P<q>[1-4])(?!\d)",
            # iPhone7, PM2.5; 6500QL, 5G
            (
                r"(?<![A-Za-z0-9])(?!RMB|CNY|USD|HKD|US|EUR)"
                r"(?P<code>[A-Za-z]{1,12}[A-Za-z0-9]{0,12}[-–]?\d+(?:\.\d+)?(?:[A-Z]\w*)?)(?!\s?[%％万亿,\d])"
            ),
            r"(?<![\d.])(?P<suffixed>\d+(?:\.\d+)?[A-Z]+)(?![a-zA-Z])(?<!KM|KG|MW|GW|KW)",
            # any numeral; 一半, 半年
            rf"(?P<number>{NUMBER})",
            r"(?P<half>一?半(?:数|个世纪|个|年|天|小时)?)",
        )
    )
)
"""One pass over the text; the last group that matched names what was found."""

AFTER = re.compile(
    r"[多余来]?\s?(?:"
    + "|".join(
        (
            r"(?P<points>个?百分点)|(?P<basis>个?基点)|(?P<percent>[%％])|(?P<permille>‰)",
            (
                r"(?P<tenths>成)(?![为立功员本长绩果就都人年品型分交熟效色语千群规虫套衣药家])"
                r"(?P<tenths_more>[一二三四五六七八九半](?![十百千万]))?"
            ),
            rf"(?P<fraction>分之)(?P<part>{NUMBER})",
            rf"(?P<century>个?世纪)(?:\s?(?P<decade>\d0|[{ONE_TO_TEN}]十)\s?(?P<decade_mark>年代)?)?|(?P<era>年代)",
            r"(?P<wholes>[块米])(?P<coins>(?:[一二三四五六七八九\d]|(?<=米)\d\d)(?![\d.十百千万亿个名位米块]))",
            r"(?P<halves>[个年岁倍天点周日米元块斤吨亩]|公里|英里|英尺|公斤|公顷|小时|星期|世纪)半(?![导岛球])|(?P<month>月份?)|(?P<day>[日号])|(?P<year>年)",
            r"(?P<dimes>(?:角|毛)(?:钱|(?=$|[，。、；,.;])))|(?P<quarters_of_hour>刻钟)|(?P<off>折)(?![叠线腾磨射算扣旧返断合])",
            r"(?P<hour>[时点])|(?P<times>倍)|(?P<age>旬)|/(?P<under>\d+(?:\s?[万千百])?)",
            rf"(?P<measure>{join_alternatives(HAN_MEASURES)})",
        )
    )
    + ")"
)
"""What may follow a numeral and make something else of it."""

PERIOD = re.compile(r"(凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|深夜|夜间|晚|夜)\s?$")
"""The part of the day before a time."""
MINUTES = re.compile(
    r"\s?(?:(?P<minute>\d{1,2}|[零一二三四五六七八九十]{1,3})\s?分|(?P<quarter>[一三])刻|(?P<half>半)|(?P<whole>整|许|钟))钟?"
)
"""What follows the hour."""
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
YEAR_PLACE = re.compile(r"\s?(?:[/、，。；）)—–~至-]|$)")
YEAR_FRONT = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d年?\s?[-—–~～/至]{1,2}\s?$")
"""What stands before and what follows four digits that are a year though no 年 says so: 2020/21, （2000）, 1931、1941."""
INDEX = re.compile(r"(?:PMI|指数)[^，。；%]{0,24}$")
"""Words before a level that is given in percent or without: PMI为50.8%."""
SINCE_JANUARY = re.compile(r"(?<!\d)1月?\s?[-—–－~～至到]{1,2}\s?$")
"""Before the last of the first so many months: 1—7月."""
GROWTH = re.compile(r"(?:上涨|飙升|涨|增长|增加|提高|扩大|多|高出|高|大|快|上升|增)了?(?:近|约|超过|逾)?$")
"""Words before 倍 that make threefold of 两倍."""
CUT = re.compile(r"[减降缩削少跌](?:少|减|低)?(?:了|至|到)?(?:近|约)?$")
"""Words before a fraction that is taken off, or left: 缩减三分之二 is cut to a third."""

FULL_WIDTH = {
    code: code - 0xFEE0
    for first, last in ("０９", "ＡＺ", "ａｚ", "．．", "％％", "／／")
    for code in range(ord(first), ord(last) + 1)
} | str.maketrans(
    "○◯萬億兩幾數點個餘來時號歲強ⅠⅡⅢⅣⅤⅥⅦⅧⅨ紀週節間鐘隻雙員國約將達過場輪屆項條張塊噸畝頃錢圓歐鎊韓臺"
    "當後現區縣鎮學職選億級頁層戶種類歷連續從於與為會議",
    "〇〇万亿两几数点个余来时号岁强123456789纪周节间钟只双员国约将达过场轮届项条张块吨亩顷钱圆欧镑韩台"
    "当后现区县镇学职选亿级页层户种类历连续从于与为会议",
)
"""Full-width digits and letters to plain ones, traditional signs around numbers to simplified ones, one for one."""
THOUSANDS = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")
"""A full-width comma among digits: 1，500."""
