"""Where figures can stand in an English text, as regular expressions; what they are worth is told elsewhere."""

import re

from couplet.figures.latin_words import ERA_WORDS, MONTHS, WORDS
from couplet.figures.numerals import ONES, ORDINALS, SCALES, TENS
from couplet.figures.phrases import LATIN_PHRASES

DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0]\d{3})+(?![\d.])|\d+(?:\.\d+)?)"
CODES = "RMB|Rmb|CNY|USD|KRW|EUR|HKD|GBP|AUD|CAD|NZD|SGD|TWD|CHF|JPY|INR|RUB|Euro|SFr|Rs|Rp"
SIGN = rf"(?:(?:US|HK|NT|NZ|SG|AU|A|C|S|R)?\$|[£€¥₹₽₩]|(?:{CODES})\.?\s?)"
ONE_WORDS = "|".join(ONES)
SMALL = "|".join([*ONES, *TENS])
SCALE = "|".join(SCALES)
ORDINAL = "|".join(ORDINALS)
COUNT = rf"(?:{SMALL}|{ORDINAL}|(?:{SCALE})(?:th)?)"
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
PART = rf"half|quarter|(?!first|second)(?:{ORDINAL}|hundredth|thousandth)"
NTH = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|(?:(?:{'|'.join(TENS)})[ -])?(?:{ORDINAL}))"
PLURALS = "tens|dozens|scores|hundreds|thousands|millions"
EVERY = (
    "two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|(?:a|one) (?:hundred|thousand|million)"
    "|ten thousand|[2-9]|10|1[0-9]|20|[345]0|100|1,?000|10,000|100,000"
)
SPANS = "million|billion|thousand|hundred|years?|months?|weeks?|days?|hours?|minutes?"
WORD = "|".join(sorted(WORDS, key=len, reverse=True))

SCAN = re.compile(
    # Nothing begins within a word but the 200 of 4x200: most places need no further look.
    r"(?:(?<![A-Za-z])|(?<=\dx))(?=[\d\w$£€¥'’])(?:"
    + "|".join(
        (
            # What is no figure is passed over first.
            rf"(?i:\b(?P<fixed>{'|'.join(LATIN_PHRASES)})\b)",
            # 2022-04-29, the 1980s, his 60s, the 21st century
            r"\b(?P<iso>\d{4}(?P<dash>[-./])\d{1,2}(?P=dash)\d{1,2})\b",
            r"\b(?P<era>(?:1\d|20)\d0)(?:['’]|\s?[\"”] ?)?s\b|(?<![\d$£€])['’]?\b(?P<short_era>[2-9]0)['’]?s\b",
            rf"(?i:\b(?P<era_word>{'|'.join(ERA_WORDS)})\b)",
            rf"(?i:\b(?P<century>{NTH})[ -]centur(?:y|ies)\b)",
            # the first three quarters, the third quarter, Q3, the first half, H1
            r"(?i:\bfirst (?P<quarters>two|three|2|3) quarters\b)",
            r"(?i:\b(?P<quarter>first|second|third|fourth|1st|2nd|3rd|4th)[ -]quarters?\b)|\bQ(?P<q>[1-4])\b",
            r"(?i:\b(?P<early>first|1st|early)[ -]half\b)|(?i:\b(?P<late>second|2nd|latter)[ -]half\b)|\bH(?P<h>[12])\b",
            # 3:30 p.m., 10 o'clock, 15:20
            (
                r"\b(?P<clock>\d{1,2}(?:[:.][0-5]\d)?)(?::(?P<ticks>[0-5]\d))?\s?"
                r"(?:(?P<meridian>[ap]\.?m\b\.?|[AP]\.?M\b\.?)|(?P<oclock>o['’]?clock))"
            ),
            # 2345 GMT; 2:06.45 in a race
            r"\b(?P<zulu>[0-2]\d[0-5]\d) ?(?:GMT|UTC)\b",
            r"(?<![\d:])(?P<lap>\d{1,2}):(?P<race>[0-5]\d\.\d{1,3})(?!\d)",
            r"(?<![\d:])(?P<plain_clock>\d{1,2}:[0-5]\d)(?![\d:])",
            rf"\b(?P<month>{MONTH})\b\.?",
            # the '08 Olympics
            r"(?:(?<![\w'’\d])['’]|\bFY ?['’]?)(?P<short_year>\d\d)\b(?!['’%]|[.,]\d)",
            # one third, two-thirds, a quarter; one in five
            (
                rf"(?i:\b(?P<counted>an?|one|1|(?:{ONE_WORDS}|\d{{1,2}})(?=[ -](?:halves|\w+s\b|quarter of\b)))"
                rf"[ -](?P<part>halves|(?:{PART})s?)\b)(?!-)(?! of (?i:a |the )?way)"
            ),
            (
                rf"(?i:\b(?P<some>{SMALL}|\d{{1,2}})[ -](?:in|out of)(?: every)?[ -](?P<all>{EVERY})\b)"
                rf"(?![,.]\d)(?! ?[-–:%]| per ?cent| (?:{SPANS})\b)"
            ),
            # hundreds of thousands, several hundred
            (
                rf"(?i:\b(?P<vague>(?:(?:{PLURALS})\sof\s)?(?:{PLURALS}|billions|trillions)"
                rf"|(?:several|a\sfew|many|some|a\scouple(?:\sof)?)\s(?:dozen|{SCALE})(?:\s(?:thousand|million|billion))?)\b)"
            ),
            # iPhone7, PM2.5, CFC-11; 5G
            (
                rf"(?<![\w-])(?P<code>(?!(?i:mid|pre|post|non|under|over|sub|early|late|top|the|and)-)(?!{CODES}|US\b)"
                r"(?:[A-Za-z]{0,12}[A-Z][A-Za-z]{0,12}[-–]?|[a-z]{1,12})\d+(?:\.\d+)?[A-Za-z0-9]*)(?![\w%])"
            ),
            r"(?<![\w.$£€,])(?P<suffixed>\d+(?:\.\d+)?[A-Z]{1,4})\b(?<!KM|KG|MW|GW|KW)",
            # 9/11, 11/4/2018; 24/7; 1/3
            r"\b(?P<nine>9)/(?P<eleven>11)\b(?!/)",
            r"(?<![\d/])(?P<one_part>\d{1,2})/(?P<other_part>\d{1,2})/(?P<slashed_year>(?:19|20)\d\d)\b",
            r"\b(?P<day_long>24)[/-](?P<week_long>7)\b",
            r"(?<![\w/.])(?P<over>[1-9])/(?P<under>[2-9]|10)(?![\w/]|\.\d)",
            # numbers in digits and in words, single words, Roman numerals
            rf"(?:(?<!\w)|(?<=\dx))(?<!\d[.,])(?P<sign>{SIGN})?(?P<digits>{DIGITS})",
            rf"(?i:\b(?P<fold>{ONE_WORDS})-?fold\b)",
            (
                rf"(?i:\b(?P<words>(?:an?(?=[ -](?:{SCALE}|dozen|percentage[ -]point)\b)|{COUNT})"
                rf"(?:(?:[ -]|,? and )(?:{COUNT})){{0,15}})\b)"
            ),
            rf"(?i:\b(?P<word>{WORD})\b)",
            r"(?<![\w-])(?P<roman>[IVXL]{2,7}|(?<=Stage )I|(?<=Part )[IVX]|(?<=Phase )[IV]|(?<=War )I|(?<=Shenzhou )[VX]|(?<=Type )I)\b",
        )
    )
    + ")"
)
"""One pass over the text; the last group that matched names what was found."""

SCALED = re.compile(
    rf"(?i:[ -]?(?P<word>{SCALE})(?:s|th)?\b)|(?P<sign>mn|mln|bn|bln|tn|trn)\b|(?P<letter>[kKmMbB])\b"
)
"""A scale after a number; a single letter counts only beside a currency."""
MONEY_WORD = re.compile(r"\s?(?:yuan|RMB|renminbi|dollars|euros|pounds|US dollars)\b")
OF_SCALE = re.compile(
    rf"(?i:(?: (?:of )?(?:(?:an?|one) )?|-(?:an?-)?)(?:(?P<scale>{SCALE})|(?P<points>percentage point)|(?P<percent>per ?cent)"
    r"|(?P<century>century)|(?P<decade>decade))\b)"
)
"""What a half or a quarter may be of."""
AFTER = re.compile(
    r"(?i:[ -]?(?:"
    r"(?P<points>(?:of (?:a|one) )?(?:percentage|per ?cent)[ -]points?|pp\b|ppts?\b)|(?P<basis>basis[ -]points?|bps?\b|pips?\b)"
    r"|(?P<percent>%|％|per ?cent\b|pct\b|(?-i:pc)\b)|(?P<permille>‰|per thousand|per mille|per 1,000\b)"
    r"|(?P<decades>decades?\b)|(?P<centuries>centuries\b)|(?P<millennia>millennia\b)|(?P<dozen>dozen\b)"
    r"|(?P<times>times\b|folds?\b)|(?P<ordinal>(?:st|nd|rd|th)\b)|(?P<half>-?and[ -](?:a[ -])?half\b)))"
)
"""What may follow a number and make something else of it."""

COUNTED_POINTS = re.compile(r"[ -]points?\b")
CENTS = re.compile(r"[ -]cents?\b")
PIXELS = re.compile(r"[ -]?(?:megapixels?|MP)\b")
HOURS = re.compile(r"[ -](?:an? )?hours?\b")
YEARS = re.compile(r"[ -](?:an? )?years?\b")
"""After a number that is also told in another unit: points for percentage points, cents, hours and years."""
INDEX_FRONT = re.compile(
    r"\b(?:FTSE|Nikkei|S&P|CAC|DAX|CSI|Stoxx|STOXX|ASX|Russell|Shenzhen|Topix|7[0-8]7|A3\d\d)[ -]$"
)
"""Before the number in the name of a stock index, or the last one in that of an aeroplane."""
QUOTED_BACK = re.compile(r"[ -][^.,;“”\"]{1,30}[”\"’']")
"""After the number that begins a quoted name: “three rural issues”."""
MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?(?: (?:day )?of)?[ -]+(?:{MONTH})\b")
MONTH_CONTEXT = re.compile(
    r"(?i:\b(?:in|of|by|to|since|until|till|from|late|early|mid|last|this|next|during|on|and|through|before|after"
    r"|between|every|each|previous)[ -]+|\d(?:st|nd|rd|th)?,? )$"
)
MONTH_FOLLOWER = re.compile(r"\.?,? \d|[,.;)]|[-–]\w|$")
"""Around May and March where they are months."""
OPENING = re.compile(r"(?:^|[.!?;:,\n]\s+)[\"“(']?(?:[Aa]nd )?$")
"""Before Second, and Third, where they only count items."""
REMINDER = re.compile(r"\b(?:the|these|those|all|other|past|last|previous|recent)\s$", re.IGNORECASE)
"""Before the three of these three and the five of the past five years, which the context tells as well."""
SPAN_OF = re.compile(r"-(?:day|week|month|year)[ -](?!olds?\b)")
"""After the number of a three-day holiday or a two-year contract, which the other language may leave to the context."""
ANNOUNCED = re.compile(r"(?: [\w']+){1,3}(?:,? namely| [-–—]|:) (?P<items>[^.;:–—]+)")
ITEM_GAP = re.compile(r",? and |, ")
"""What follows a number that announces a list: three towns: Ashby, Corby and Derby."""
LISTED_NAMES = re.compile(
    r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}(?:, [A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}){1,8},? and [A-Z][\w'’.-]*"
)
"""Three names or more."""
LIST_FRONT = re.compile(r"\s*[(（]?$")
LIST_BACK = re.compile(r"[.)、）](?:\s|$)")
"""Around the number of a list item."""
