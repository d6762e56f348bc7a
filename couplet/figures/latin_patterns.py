"""Where figures can stand in an English text, as regular expressions; what they are worth is told elsewhere."""

import re

from couplet.figures.numerals import ONES, ORDINALS, SCALES, TENS
from couplet.figures.phrases import list_latin_phrases

DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0]\d{3})+(?![\d.])|\d+(?:\.\d+)?)"
SIGN = r"(?:(?:US|HK|NT|A|C|S)?\$|£|€|¥|(?:RMB|CNY|USD|KRW|EUR|HKD|GBP)\s?)"
SMALL = "|".join([*ONES, *TENS])
SCALE = "|".join(SCALES)
ORDINAL = "|".join(ORDINALS)
COUNT = rf"(?:{SMALL}|{ORDINAL}|(?:{SCALE})(?:th)?)"
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "January Jan",
            "February Feb",
            "March Mar",
            "April Apr",
            "May",
            "June Jun",
            "July Jul",
            "August Aug",
            "September Sept Sep",
            "October Oct",
            "November Nov",
            "December Dec",
        ),
        start=1,
    )
    for name in names.split()
}
PART = rf"half|quarter|(?!first|second)(?:{ORDINAL}|hundredth|thousandth)"
NTH = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|(?:(?:{'|'.join(TENS)})[ -])?(?:{ORDINAL}))"

SCAN = re.compile(
    rf"(?i:\b(?P<fixed>{'|'.join(list_latin_phrases())})\b)"
    r"|\b(?P<iso>\d{4}(?P<dash>[-./])\d{1,2}(?P=dash)\d{1,2})\b"
    r"|\b(?P<era>(?:1\d|20)\d0)(?:['’]|\s?[\"”] ?)?s\b|(?<![\d$£€])['’]?\b(?P<short_era>[2-9]0)['’]?s\b"
    rf"|(?i:\b(?P<century>{NTH})[ -]centur(?:y|ies)\b)"
    r"|(?i:\bfirst (?P<quarters>two|three|2|3) quarters\b)|(?i:\b(?P<quarter>first|second|third|fourth|1st|2nd|3rd|4th)[ -]quarters?\b)"
    r"|\bQ(?P<q>[1-4])\b|(?i:\b(?P<early>first|1st|early)[ -]half\b)|(?i:\b(?P<late>second|2nd|latter)[ -]half\b)|\bH(?P<h>[12])\b"
    r"|\b(?P<clock>\d{1,2}(?:[:.][0-5]\d)?)\s?(?:(?P<meridian>[ap]\.?m\b\.?|[AP]\.?M\b\.?)|(?P<oclock>o['’]?clock))"
    r"|(?<![\d:])(?P<plain_clock>\d{1,2}:[0-5]\d)(?![\d:])"
    rf"|\b(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
    rf"|(?i:\b(?P<counted>an?|one|1|(?:{'|'.join(ONES)}|\d{{1,2}})(?=[ -](?:halves|\w+s\b)))[ -](?P<part>halves|(?:{PART})s?)\b)(?!-)(?! of (?i:a |the )?way)"
    rf"|(?i:\b(?P<some>{SMALL}|\d{{1,2}}) (?:in|out of)(?: every)? (?P<all>two|three|four|five|six|seven|eight|nine|ten|[2-9]|10|20|50|100|1,?000)\b)"
    r"(?![,.]\d)(?! ?[-–:%]| per ?cent| (?:million|billion|thousand|hundred|years?|months?|weeks?|days?|hours?|minutes?)\b)"
    rf"|(?i:\b(?P<vague>(?:(?:tens|dozens|scores|hundreds|thousands|millions)\sof\s)?(?:tens|dozens|scores|hundreds|thousands|millions|billions|trillions)"
    rf"|(?:several|a\sfew|many|some)\s(?:dozen|{SCALE})(?:\s(?:thousand|million|billion))?)\b)"
    r"|(?<![\w-])(?P<code>(?!(?i:mid|pre|post|non|under|over|sub|early|late|top|the|and)-)(?!RMB|CNY|USD|KRW|EUR|HKD|GBP|US\b)"
    r"(?:[A-Za-z]*[A-Z][A-Za-z]*[-–]?|[a-z]+)\d+(?:\.\d+)?[A-Za-z0-9]*)(?![\w%])"
    r"|(?<![\w.$£€,])(?P<suffixed>\d+(?:\.\d+)?[A-Z]{1,4})\b(?<!KM|KG|MW|GW|KW)"
    rf"|(?:(?<!\w)|(?<=\dx))(?<!\d[.,])(?P<sign>{SIGN})?(?P<digits>{DIGITS})"
    rf"|(?i:\b(?P<fold>{'|'.join(ONES)})-?fold\b)"
    rf"|(?i:\b(?P<words>(?:an?(?=[ -](?:{SCALE}|dozen)\b)|{COUNT})(?:(?:[ -]|,? and )(?:{COUNT}))*)\b)"
    r"|(?i:\b(?P<word>once|twice|thrice|both|pair|couple|two-fold|double[sd]?|doubling|triple[sd]?|tripling|trebled?|quadrupl(?:e[sd]?|ing)"
    r"|quintupled?|halv(?:e[sd]?|ing)|half|dozen|decades?|century|centuries|centenary|centennial|fortnight|trio|either|neither|twin|noon|midday"
    r"|midnight|quarter-century|quarter)\b)"
    r"|(?<![\w-])(?P<roman>[IVX]{2,6}|(?<=Stage )I|(?<=Part )I|(?<=Phase )[IV]|(?<=War )I)\b"
)
"""One pass over the text; the last group that matched names what was found."""

SCALED = re.compile(rf"(?i:[ -]?(?P<word>{SCALE})s?\b)|(?P<sign>mn|mln|bn|bln|tn|trn)\b|(?P<letter>[kKmMbB])\b")
"""A scale after a number; single letters count only after a currency sign."""
AFTER = re.compile(
    r"(?i:[ -]?(?:(?P<points>(?:percentage|percent|per cent)[ -]points?|pp\b|ppts?\b)|(?P<basis>basis[ -]points?|bps?\b)"
    r"|(?P<percent>%|％|per ?cent\b|pct\b)|(?P<permille>‰|per thousand|per mille|per 1,000\b)"
    r"|(?P<decades>decades?\b)|(?P<centuries>centuries\b)|(?P<dozen>dozen\b)"
    r"|(?P<times>times\b|folds?\b)|(?P<ordinal>(?:st|nd|rd|th)\b)|(?P<half>-?and[ -]a[ -]half\b)))"
)
"""What may follow a number and make something else of it."""
MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?(?: (?:day )?of)?[ -]+(?:{'|'.join(MONTHS)})\b")
MONTH_CONTEXT = re.compile(
    r"(?i:\b(?:in|of|by|to|since|until|till|from|late|early|mid|last|this|next|during|on|and|through|before|after|between|only in|every|each|previous)[ -]+|\d(?:st|nd|rd|th)?,? )$"
)
MONTH_FOLLOWER = re.compile(r"\.?,? \d|[,.;)]|[-–]\w|$")
OPENING = re.compile(r"(?:^|[.!?;:,\n]\s+)[\"“(']?(?:and |And )?$")
LIST_FRONT = re.compile(r"^\s*[(（]?$")
LIST_BACK = re.compile(r"[.)、）]\s|[.)、）]$")
OF_SCALE = re.compile(rf"(?i: (?:of )?an? (?P<scale>{SCALE})\b)")
MONEY_WORD = re.compile(r"\s?(?:yuan|RMB|renminbi|dollars|euros|pounds|US dollars)\b")
