"""Typography: Chinese by GB/T 15834-2011 and 15835-2011, English by house style; wording is none of its business.

What `autocorrect` finds in Chinese and is right about comes from there (with its spacing rules off: no space between Han and digits); what
it misses, and English, are the rules of `typography_rules`. Texts are judged as readers see them; a finding carries a fix where the
character can be found in the file without doubt.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import islice

from couplet.checks.telling import tell_warning
from couplet.checks.typography_rules import (
    CHINESE_RULES,
    ENGLISH_RULES,
    HAN,
    Slip,
    find_turned_quotes,
    find_unpaired,
)
from couplet.model.corpus import Corpus
from couplet.model.findings import Finding, Fix, Location, Severity, message
from couplet.model.units import Segment, TranslationUnit, list_units

_CODE = re.compile(r"`([^`]+)`")
AUTOCORRECT_RULES = {
    "space-word": 0,
    "space-punctuation": 0,
    "space-bracket": 0,
    "space-backticks": 0,
    "space-dash": 0,
    "space-dollar": 0,
    "spellcheck": 0,
    "fullwidth": 1,
    "no-space-fullwidth": 1,
    "no-space-fullwidth-quote": 1,
    "halfwidth-word": 1,
    "halfwidth-punctuation": 0,
}


LONGEST_LINE = 2_000
"""Characters of a line that `autocorrect` is asked about: comparing takes time that grows with its square, and no paragraph is longer."""
MOST_SLIPS = 200
"""Slips of one text that are told; who has more mends these first."""


def check_typography(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for every typographical slip in the texts that readers see."""
    for unit in list_units(corpus):
        for prefix, segment in unit.segments.items():
            code = _list_code(segment)
            slips = (slip for slip in _find_slips(segment.text, prefix) if not _is_code(slip, code))
            yield from (_tell(slip, segment, unit) for slip in slips)


def _list_code(segment: Segment) -> tuple[range, ...]:
    """Return where the text has program code, which has a typography of its own."""
    words = set(_CODE.findall(segment.source)) if "`" in segment.source else ()
    matches = (match for word in words for match in re.finditer(re.escape(word), segment.text))
    return tuple(range(*match.span()) for match in matches)


def _is_code(slip: Slip, code: tuple[range, ...]) -> bool:
    return any(slip.start in part for part in code)


@lru_cache(maxsize=4096)
def _find_slips(text: str, prefix: str) -> tuple[Slip, ...]:
    """Return the slips of a text; kept, because in a preview nearly all texts are those of the last check."""
    find = FINDERS.get(prefix)
    return tuple(islice(find(text), MOST_SLIPS)) if find else ()


def find_chinese_slips(text: str) -> Iterator[Slip]:
    """Yield the slips of a Chinese text, in order of place, each character in one of them."""
    turned = list(find_turned_quotes(text))
    unpaired = [slip for slip in find_unpaired(text) if not (turned and text[slip.start] in "“”")]
    yield from _merge([*_apply(CHINESE_RULES, text), *_ask_autocorrect(text), *turned, *unpaired])


def find_english_slips(text: str) -> Iterator[Slip]:
    """Yield the slips of an English text, in order of place, each character in one of them."""
    yield from _merge(_apply(ENGLISH_RULES, text))


FINDERS: Mapping[str, Callable[[str], Iterator[Slip]]] = {"zh": find_chinese_slips, "en": find_english_slips}
"""Locale prefix to the rules of its language."""


def _apply(rules: tuple[Callable[[str], Iterator[Slip]], ...], text: str) -> list[Slip]:
    return [slip for rule in rules for slip in rule(text)]


def _merge(slips: list[Slip]) -> Iterator[Slip]:
    """Yield slips in order of place; of those that overlap the first alone, since mending it may mend the other."""
    end = 0
    for slip in sorted(slips, key=lambda slip: (slip.start, -slip.end)):
        if slip.start >= end:
            yield slip
            end = max(slip.end, slip.start + 1)


def _ask_autocorrect(text: str) -> Iterator[Slip]:
    """Yield what `autocorrect` would change: half-width punctuation, full-width letters, spaces beside punctuation."""
    begin = 0
    for line in text.split("\n"):
        if len(line) <= LONGEST_LINE and HAN.search(line):
            yield from _compare(line, _load_autocorrect()(line), begin)
        begin += len(line) + 1


def _compare(line: str, corrected: str, begin: int) -> Iterator[Slip]:
    """Yield the changes from a line, which begins at a place of its text, to its corrected form."""
    if line == corrected:
        return
    for tag, start, end, new, new_end in SequenceMatcher(a=line, b=corrected, autojunk=False).get_opcodes():
        # U+3000 stands between the halves of a headline on purpose.
        if tag != "equal" and "\u3000" not in line[start:end]:
            replacement = corrected[new:new_end]
            yield Slip(_name_change(line[start:end], replacement), begin + start, begin + end, replacement)


def _name_change(old: str, new: str) -> str:
    if not old.strip() or not new:
        return "typography.space"
    return "typography.full-width" if new.isascii() else "typography.half-width"


@cache
def _load_autocorrect() -> Callable[[str], str]:
    """Return the corrector with our rules set; imported here because only a build that checks needs it."""
    import json

    import autocorrect_py

    rules = json.dumps({"rules": AUTOCORRECT_RULES})
    autocorrect_py.load_config(rules)  # type: ignore[attr-defined]  # its stubs leave it out

    return autocorrect_py.format


def _tell(slip: Slip, segment: Segment, unit: TranslationUnit) -> Finding:
    """Return a slip as a finding at its place in the file, with a fix where that place is certain."""
    found = segment.text[slip.start : slip.end]
    location, is_certain = _find_place(slip, segment)
    told = message(
        "“%(found)s” here is not how it is set: %(context)s",
        found=found or " ",
        context=_show_context(slip, segment.text),
    )
    if slip.replacement is None:
        hint = HINTS[slip.code]
        return tell_warning(slip.code, location, told, hint, page=unit.page)
    hint = (
        message("Write “%(mended)s”.", mended=slip.replacement)
        if slip.replacement
        else message("Take it out.")
    )
    fix = Fix(location, slip.replacement) if is_certain else None
    return Finding(slip.code, Severity.WARNING, location, told, hint, unit.page, fix)


HINTS = {
    "typography.unpaired": message("Write the other one of the pair, or take this one out."),
    "typography.grouping": message("Group the digits by threes with commas: 53,593."),
    "typography.serial-comma": message("Write a comma before the last “and” of the list: A, B, C, and D."),
    "typography.full-width": message("Write it in half-width form, or mark what is Chinese."),
    "typography.straight-quote": message("Write curly quotation marks: “…” or ‘…’."),
}
"""What to do about slips that only a person can mend."""


def _show_context(slip: Slip, text: str) -> str:
    """Return a few characters around a slip."""
    return text[max(0, slip.start - 6) : slip.end + 6].replace("\n", " ")


def _find_place(slip: Slip, segment: Segment) -> tuple[Location, bool]:
    """Return where a slip stands in the file, and whether that is certain.

    The file holds marks that the text does not, so the slip is looked for with the characters around it: as often as they stand in the
    text must they stand in the source.
    """
    text = segment.text
    # A space in the text may be a line's end in the file.
    end = slip.start + (len(text[slip.start : slip.end].rstrip()) or slip.end - slip.start)
    for before, after in ((2, 2), (1, 1), (1, 0), (0, 1), (0, 0)):
        start = max(0, slip.start - before)
        window = text[start : end + after]
        if "\n" in window or not window or segment.source.count(window) != text.count(window):
            continue
        place = segment.locate(window, text.count(window, 0, start + len(window) - 1))
        return _narrow(place, slip.start - start, end - slip.start), True
    return segment.location, False


def _narrow(place: Location, lead: int, length: int) -> Location:
    """Return the part of a place on one line that begins ``lead`` characters in."""
    column = place.column + lead
    return Location(place.path, place.line, column, place.line, column + length)
