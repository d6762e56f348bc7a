"""Fixed phrases whose numerals are not figures, in both languages: the documented list, as data; it reads nothing.

A lone 一, one or first needs no entry: such words answer figures but are never missed. Entries are for what would be missed: 二 to 十 and
half, two to ten, in words that have nothing to count. A site adds its own through the termbase.
"""

import re
from collections.abc import Iterable

HAN_PLACES = """
三亚 三峡 三明 三门峡 三里屯 三沙 三水 三江 四川 四平 五台山 五常 五指山 五大连池 五道口
六安 六盘水 七里河 七台河 八达岭 八宝山 九江 九寨沟 九龙 九州 九华山 十堰 十三陵 百色 百老汇 千岛湖
千佛山 万州 万宁 万象 万隆 亿达 重庆两江 两江新区 两广 两湖 长三角 珠三角 金三角 三角洲 百慕大 六里桥
三星 三菱 三洋 三井 三鹿 三联 四通 四方 五菱 五粮液 五矿 六福 七匹狼 九阳 九牧 百度 百事 百胜 百联 百合
千禧 万科 万达 万豪 万宝 万国 万通 万华 万向 双汇 张三 李四 王五 三姿 小三 十三姨 晋三 纯一郎 万钢 万鄂湘
"""
HAN_EVENTS = """
九三学社 七夕 三伏 二战 一战 八路军 四人帮 六合彩 四清 三反 五反 文化大革命 一二三产业 一二三次产业
一二三 两弹一星 “两会”
"""
HAN_DAYS: dict[str, tuple[int, int]] = {
    "元旦": (1, 1),
    **dict.fromkeys(("3·15", "三一五"), (3, 15)),
    "三八": (3, 8),
    "五一": (5, 1),
    "五四": (5, 4),
    "五卅": (5, 30),
    "六一": (6, 1),
    "六四": (6, 4),
    "七一": (7, 1),
    "七七事变": (7, 7),
    "八一": (8, 1),
    "九一八": (9, 18),
    "十一黄金周": (10, 1),
    "十一假期": (10, 1),
    "十一期间": (10, 1),
    "十一长假": (10, 1),
    "“十一”": (10, 1),
    "十月革命": (10, 25),
    "双十一": (11, 11),
    "双11": (11, 11),
    "双十二": (12, 12),
    "双12": (12, 12),
    **dict.fromkeys(
        ("“618”", "‘618’", '"618"', "'618'", "618购物", "618大促", "618电商", "618网购"), (6, 18)
    ),
    **dict.fromkeys(("911事件", "911恐怖", "911袭击", "911恐袭", "“911”", '"911"'), (9, 11)),
    "一二·九": (12, 9),
    "一二九": (12, 9),
}
"""Days that have a name of numerals; the name is enough, the other language may say the date or not."""
HAN_NUMBER_WORDS: dict[str, int] = {
    "亚军": 2,
    "季军": 3,
    "八分之一决赛": 16,
    "1/8决赛": 16,
    "四分之一决赛": 8,
    "1/4决赛": 8,
    "半决赛": 4,
    "半百": 50,
    "花甲": 60,
    "古稀": 70,
    "金婚": 50,
    "银婚": 25,
    "一天一夜": 24,
    "昼夜": 24,
    "唐宁街": 10,
    "对半": 50,
    "五五开": 50,
    "四方": 4,
    "三方": 3,
    "三八线": 38,
    "五大湖": 5,
    "一千零一夜": 1001,
    "007": 7,
    "180度": 180,
    "360度": 360,
}
"""Words that say a number which the other language may write out: 亚军 and second; the word is enough, the number may stand or not."""
HAN_THINGS = """
二手 二维码 二维 二氧化碳 二氧化硫 二氧化 二胡 二人转 二线 三线 四线 二元 二次元 二甲双胍 二恶英 二噁英
二级市场 二进制 二把手 二房东 二锅头 二十四节气 三农 三包 三轮车 三明治 三文鱼 三角 三角形 三脚架
三聚氰胺 三维 三军 三国演义 三产 三甲 三甲医院 三级甲等 二级甲等
三级医院 二级医院 三级片 四星上将 五星上将 三资 三公 三板 新三板 三无 三无产品 三防 三废 四季 四处
四肢 四海 四邻 四书五经 四合院 四驱 四舍五入 五金 五官 五谷 五行 五险一金 五角大楼 五星红旗 铁人三项 三项全能 五项全能 七项全能 三级跳
五星级 五星 四星级 三星级 六边形 五边形 八角 七巧板 八卦 八哥 八成新 九宫格 十字 十字架 十字路口 十字会
红十字 十项全能 十足 百分点 百姓 百货 百科 百般 百废 百叶 百里挑一 千瓦 千克 千米 千赫 千伏 千帕 千卡
千兆 千古 千金 千万别 千万不 千万要 万一 万分 万能 万物 万事 万岁 万象 万众 万里长城 万里长征 万圣节
万花筒 万有引力 万世 万维网 万无一失 万变 万恶 万般 万籁 万幸 数十亿计 两会 两侧 两边 两旁 两岸 两岸关系
两极 两性 两手 两难 两院 两用 两栖 两翼 两口子 两全 两码事 两者 两委 两高 两房 两融 两桶油 半岛 半导体
半球 半路 半径 半夜 半途 半空 半山 半边天 半壁江山 半成品 半自动 半官方 半信半疑 半场休息
半推半就 半裸 半透明 半封建 半殖民地 多半 大半 第三世界 第三产业 第二产业 第三方 第三者 第三国 第二天
次日 不二 说一不二 独一无二 数一数二 一分为二 合二为一 一清二楚
"""
HAN_SAYINGS = """
三思 再三 三番五次 三番两次 三三两两 三心二意 三言两语 三长两短 三顾茅庐 三令五申 接二连三 举一反三
朝三暮四 丢三落四 不三不四 颠三倒四 低三下四 推三阻四 约法三章 四面八方 四通八达 四平八稳 四分五裂
四两拨千斤 五花八门 五湖四海 五颜六色 五光十色 五味杂陈 五体投地 五彩缤纷 六神无主 七嘴八舌 七上八下
乱七八糟 七零八落 横七竖八 八仙过海 八面玲珑 才高八斗 九牛一毛 九死一生 十全十美 十拿九稳 十年寒窗
十年树木 百年树人 十有八九 八九不离十 百花齐放 百家争鸣 百年大计 百年不遇 百年变局 百年未有之大变局
百年老店 百尺竿头 百里 百战百胜 百发百中 百折不挠 万千 亿万 千百 百十 大三学生 高三学生 大四 初三
金砖五国 金砖四国 千方百计 千家万户 千千万万 千山万水 千丝万缕 千变万化 千差万别 千军万马 千钧一发
千里迢迢 千里马 千篇一律 千载难逢 千辛万苦 千言万语 千头万绪 千秋万代 千锤百炼 千姿百态 千呼万唤
万水千山 万紫千红 万事俱备 万家灯火 万象更新 成千上万 成百上千 亿万富翁 百万富翁 千万富翁 亿万富豪
三天打鱼 三天两头 三人行 三寸不烂 三权分立 三位一体 九曲 九霄 九泉 天下第一 三百六十行 三六九等 三更半夜
略知一二 一五一十 一来二去 一石二鸟 一石两鸟 一举两得 两全其美 两败俱伤 两面三刀 一刀两断 三生有幸
三分热度 三个臭皮匠 半斤八两 七七八八 五线谱 第二十二条军规 50对50
三足鼎立 三步并作两步 三下五除二 五十步笑百步 新三年旧三年 二话不说 心无二用 有朝一日 技惊四座 语惊四座
"""
HAN_MANY_ONES = """
一百八十度 一带一路 一国两制 一中一台 九二共识 一对一 一一 万里
"""
LATIN_FIXED = """
one-stop|one another|no one|at once|one of|one-off|one-sided|one-way|one by one|one-to-one|day one|
square one|number one|first-class|first secretary|first secretaries|first aid|first-hand|first hand|
first lady|first ladies|first name|first of all|at first|second to none|second-hand|second hand|
second thoughts?|second nature|second-guess\\w*|split second|a second|every second|per second|seconds|
two-way|two-faced|two cents|in two minds|two-fold|third part(?:y|ies)|third world|third person|
third-party|four-letter|fourth estate|fourth of july|five-year plans?|five-star|four-star|three-star|
seven seas|cloud nine|nine-to-five|ten to one|half-baked|half-hearted\\w*|half-truths?|half-time|halfway|
half way|better half|half-brother|half-sister|half-finals?|semi-finals?|quarter-?finals?|
quarter-?finalists?|headquarters?|quarters|close quarters|living quarters|may day|double seventh|
double ninth|three gorges|three kingdoms|gang of four|
chapter 11 (?:bankruptcy|protection)|long march|1992 consensus|catch-22|twenty-four seven|fifty-fifty|50[/-]50|eleventh[ -]hour|
second-class|third-class|three-dimensional|two-dimensional|four-wheel|fifth column|sixth sense|
four seasons|every ten days|zero-sum|ground zero|zero tolerance|zero-tolerance|million dollar question|
thousand times|in the first place|for the first time|first and foremost|the first time|
love at first sight|once again|once more|once and for all|once upon a time|third reich|
three quarters of the way|seventh heaven|second world war|first world war|the one|which one|this one|
that one|any ?one|each one|every ?one|someone|ones|one day|one side|one hand|other hand
"""
HAN_PHRASES = f"{HAN_PLACES} {HAN_EVENTS} {HAN_THINGS} {HAN_SAYINGS} {HAN_MANY_ONES}".split()
"""All Chinese phrases."""
LATIN_PHRASES = [phrase for phrase in LATIN_FIXED.replace("\n", "").split("|") if phrase]
"""All English phrases, as regular expressions in lower case."""


def join_alternatives(phrases: Iterable[str]) -> str:
    """Return one regular expression for any of some literal phrases, the longest first."""
    return "|".join(re.escape(phrase) for phrase in sorted(set(phrases), key=len, reverse=True))
