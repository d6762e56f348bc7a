"""What figures count, as data: units that the two languages convert, currencies, sorts of things; it reads no numbers."""

from decimal import Decimal

from couplet.figures.figure import Kind

HAN_MEASURES: dict[str, tuple[Kind, Decimal]] = {
    "亩": (Kind.LAND, Decimal(1) / 15),
    "公顷": (Kind.LAND, Decimal(1)),
    "平方公里": (Kind.LAND, Decimal(100)),
    "平方千米": (Kind.LAND, Decimal(100)),
    "英亩": (Kind.LAND, Decimal("0.404686")),
    "平方米": (Kind.LAND, Decimal("0.0001")),
    "平方英尺": (Kind.LAND, Decimal("0.00000929")),
    "平方英里": (Kind.LAND, Decimal("258.999")),
    "斤": (Kind.MASS, Decimal("0.0005")),
    "公斤": (Kind.MASS, Decimal("0.001")),
    "千克": (Kind.MASS, Decimal("0.001")),
    "克": (Kind.MASS, Decimal("0.000001")),
    "吨": (Kind.MASS, Decimal(1)),
    "磅": (Kind.MASS, Decimal("0.000453592")),
    "千瓦时": (Kind.POWER, Decimal(1000)),
    "千瓦": (Kind.POWER, Decimal(1000)),
    "兆瓦": (Kind.POWER, Decimal(10**6)),
    "吉瓦": (Kind.POWER, Decimal(10**9)),
    "度电": (Kind.POWER, Decimal(1000)),
    "公里": (Kind.LENGTH, Decimal(1000)),
    "千米": (Kind.LENGTH, Decimal(1000)),
    "里": (Kind.LENGTH, Decimal(500)),
    "英里": (Kind.LENGTH, Decimal("1609.344")),
    "米": (Kind.LENGTH, Decimal(1)),
    "厘米": (Kind.LENGTH, Decimal("0.01")),
    "毫米": (Kind.LENGTH, Decimal("0.001")),
    "英尺": (Kind.LENGTH, Decimal("0.3048")),
    "英寸": (Kind.LENGTH, Decimal("0.0254")),
}
"""Chinese units with their kind and size in hectares, tonnes, watts (or watt-hours) and metres."""

LATIN_MEASURES: dict[str, tuple[Kind, Decimal]] = {
    word: measure
    for words, measure in {
        "mu": HAN_MEASURES["亩"],
        "hectare hectares ha": HAN_MEASURES["公顷"],
        "acre acres": HAN_MEASURES["英亩"],
        "square kilometer/square kilometers/square kilometre/square kilometres/sq km": HAN_MEASURES[
            "平方公里"
        ],
        "jin catties": HAN_MEASURES["斤"],
        "kg kilogram kilograms kilo kilos": HAN_MEASURES["公斤"],
        "g gram grams": HAN_MEASURES["克"],
        "ton tons tonne tonnes": HAN_MEASURES["吨"],
        "pound pounds lb lbs": HAN_MEASURES["磅"],
        "kw kilowatt kilowatts kwh kilowatt-hour kilowatt-hours": HAN_MEASURES["千瓦"],
        "mw megawatt megawatts mwh": HAN_MEASURES["兆瓦"],
        "gw gigawatt gigawatts gwh": HAN_MEASURES["吉瓦"],
        "twh tw": (Kind.POWER, Decimal(10**12)),
        "km kilometer kilometers kilometre kilometres": HAN_MEASURES["公里"],
        "mile miles mph": HAN_MEASURES["英里"],
        "stone": (Kind.MASS, Decimal("0.00635029")),
        "sq ft/sq feet": HAN_MEASURES["平方英尺"],
        "sq m/sq metres/sq meters": HAN_MEASURES["平方米"],
        "sq miles/sq mi": HAN_MEASURES["平方英里"],
        "m meter meters metre metres": HAN_MEASURES["米"],
        "cm centimeter centimeters centimetre centimetres": HAN_MEASURES["厘米"],
        "mm millimeter millimeters millimetre millimetres": HAN_MEASURES["毫米"],
        "ft foot feet": HAN_MEASURES["英尺"],
        "inch inches": HAN_MEASURES["英寸"],
    }.items()
    for word in (words.split("/") if "/" in words else words.split())
}

HAN_SPANS: dict[str, tuple[Kind, Decimal]] = {
    "分钟": (Kind.SPAN, Decimal(1) / 60),
    "小时": (Kind.SPAN, Decimal(1)),
    "个小时": (Kind.SPAN, Decimal(1)),
    "天": (Kind.SPAN, Decimal(24)),
    "周": (Kind.SPAN, Decimal(168)),
    "星期": (Kind.SPAN, Decimal(168)),
    "个星期": (Kind.SPAN, Decimal(168)),
    "个月": (Kind.TERM, Decimal(1)),
    "年": (Kind.TERM, Decimal(12)),
    "岁": (Kind.TERM, Decimal(12)),
}
"""Chinese lengths of time in hours, or in months."""
LATIN_SPANS: dict[str, tuple[Kind, Decimal]] = {
    form: HAN_SPANS[han]
    for word, han in {
        "minute": "分钟",
        "hour": "小时",
        "day": "天",
        "week": "周",
        "month": "个月",
        "year": "年",
    }.items()
    for form in (word, f"{word}s")
}

HAN_SORTS = {
    "CNY": "人民币 元人民币 元",
    "USD": "美元 美金",
    "EUR": "欧元",
    "GBP": "英镑",
    "JPY": "日元",
    "HKD": "港元 港币",
    "KRW": "韩元",
    "AUD": "澳元",
    "SGD": "新元 新加坡元 新币",
    "CAD": "加元",
    "NZD": "新西兰元 纽元",
    "TWD": "新台币",
    "CHF": "法郎 瑞士法郎 瑞郎",
    "INR": "卢比 印度卢比",
    "RUB": "卢布",
    "BRL": "雷亚尔",
    "person": "人 名 位 人次",
    "person/worker": "职工 员工 工人 劳动者",
    "person/member": "会员 党员 成员",
    "person/delegate": "代表",
    "person/student": "学生 小学生 大学生 毕业生",
    "person/teacher": "教师 老师",
    "person/official": "干部 官员",
    "person/resident": "居民",
    "person/volunteer": "志愿者",
    "person/patient": "患者 病人",
    "person/child": "儿童 孩子",
    "person/woman": "妇女 女性 女职工",
    "firm": "家企业 家公司 户企业 企业 家",
    "household": "户家庭 户居民 户",
    "school": "学校 所",
    "hospital": "医院",
    "country": "国家 国",
    "province": "省份 省",
    "city": "城市 市",
    "village": "村庄 村",
    "station": "站点 车站",
    "year": "年 周年 岁",
    "month": "个月",
    "day": "天",
    "hour": "小时 个小时",
    "minute": "分钟",
    "length": "公里 千米 米",
    "land": "亩 公顷",
    "mass": "吨 公斤 斤",
    "project": "个项目 项目",
    "vehicle": "辆",
    "home": "套",
    "case": "例 起",
    "award": "枚",
}
LATIN_SORTS = {
    "CNY": "yuan rmb renminbi",
    "USD": "dollars dollar usd",
    "EUR": "euros euro",
    "GBP": "pounds sterling",
    "JPY": "yen",
    "KRW": "won",
    "CHF": "francs",
    "INR": "rupees",
    "RUB": "roubles rubles",
    "person": "people persons men participants soldiers visitors passengers tourists inhabitants",
    "person/worker": "workers employees staff labourers laborers",
    "person/member": "members",
    "person/delegate": "deputies delegates representatives",
    "person/student": "students pupils graduates",
    "person/teacher": "teachers",
    "person/official": "officials cadres",
    "person/resident": "residents",
    "person/volunteer": "volunteers",
    "person/patient": "patients",
    "person/child": "children",
    "person/woman": "women",
    "firm": "firms companies enterprises businesses shops stores employers firm company enterprise",
    "household": "households families homes",
    "school": "schools universities colleges",
    "hospital": "hospitals",
    "country": "countries nations",
    "province": "provinces",
    "city": "cities",
    "village": "villages",
    "station": "stations",
    "year": "years year-old",
    "month": "months",
    "day": "days",
    "hour": "hours",
    "minute": "minutes",
    "length": "kilometers kilometres km metres meters",
    "land": "mu hectares acres",
    "mass": "tons tonnes kilograms kg",
    "project": "projects",
    "vehicle": "vehicles cars",
    "home": "apartments flats units",
    "case": "cases",
    "award": "medals",
}
CURRENCIES = frozenset(
    {
        *("CNY", "USD", "EUR", "GBP", "JPY", "HKD", "KRW", "AUD", "SGD", "CAD", "TWD"),
        *("NZD", "CHF", "INR", "RUB", "BRL", "IDR"),
    }
)
CURRENCY_SIGNS = {
    "$": "USD",
    "us$": "USD",
    "£": "GBP",
    "€": "EUR",
    "rmb": "CNY",
    "cny": "CNY",
    "usd": "USD",
    "euro": "EUR",
    "hk$": "HKD",
    "a$": "AUD",
    "s$": "SGD",
    "sg$": "SGD",
    "sgd": "SGD",
    "c$": "CAD",
    "cad": "CAD",
    "nt$": "TWD",
    "twd": "TWD",
    "au$": "AUD",
    "aud": "AUD",
    "nz$": "NZD",
    "nzd": "NZD",
    "r$": "BRL",
    "hkd": "HKD",
    "eur": "EUR",
    "gbp": "GBP",
    "jpy": "JPY",
    "krw": "KRW",
    "₩": "KRW",
    "sfr": "CHF",
    "chf": "CHF",
    "rs": "INR",
    "inr": "INR",
    "₹": "INR",
    "rub": "RUB",
    "₽": "RUB",
    "rp": "IDR",
    "yuan": "CNY",
}
"""Signs before an amount; ¥ is left open, it may be yuan or yen."""


def is_same_sort(first: str, second: str) -> bool:
    """Return whether two sorts are the same, or one of them only says less: a ``person/teacher`` is a ``person``."""
    return first == second or f"{first}/".startswith(f"{second}/") or f"{second}/".startswith(f"{first}/")


def _invert(sorts: dict[str, str]) -> dict[str, str]:
    """Return the sort of each word."""
    return {word: sort for sort, words in sorts.items() for word in words.split()}


SORT_OF_HAN = _invert(HAN_SORTS)
SORT_OF_LATIN = _invert(LATIN_SORTS)
