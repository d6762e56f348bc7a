"""Inside a line of Markdown: links and marks in full-width signs, remains of Word and WeChat, marks that only other Markdown knows."""

import re
from collections.abc import Callable
from itertools import islice

from couplet.load.markdown_chunks import Chunk, ChunkKind
from couplet.load.markdown_emphasis_slips import HIDDEN, hide_addresses, hide_code
from couplet.load.markdown_reading import MAX_FINDINGS, Reading, SourceLine
from couplet.model.findings import Location, Message, Severity, message

_ADDRESS = re.compile(
    r"(?:(?:https?|mailto|tel|fact)[:：].+|[#＃][\w-]+|[\w./-]+\.md(?:[#＃][\w-]*)?)", re.ASCII
)
_WIDE = {"：": ":", "＃": "#", "／": "/", "．": "."}
_PICTURE = re.compile(
    r"[!！][\[［](?P<alt>[^\[\]［］\n]*)[\]］]\s*[(（](?P<file>[^()（）\n]*\.(?:png|jpe?g|webp|avif|heic)[^()（）\n]*)[)）]",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?P<open>[\[［【])(?P<text>[^\[\]［］【】\n]+)(?P<close>[\]］】])(?P<gap>\s*)(?P<left>[(（])(?P<address>[^()（）\s]+)(?P<right>[)）])"
)
_REVERSED = re.compile(r"[(（](?P<address>https?://[^()（）\s]+)[)）][\[［](?P<text>[^\[\]［］\n]+)[\]］]")
_OPEN_LINK = re.compile(r"\]\((?P<address>[^()（）\s\[\]]+)\s*$")
_MARKS = re.compile(r"(?P<sign>＊＊?|＿＿|｀+)(?P<text>[^＊＿｀\n]+)(?P=sign)")
_NOTE = re.compile(r"［\^(?P<a>[^\]］\s]+)[\]］]|\[\^(?P<b>[^\]］\s]+)］|[\[［]＾(?P<c>[^\]］\s]+)[\]］]")
_HEADING_ID = re.compile(r"[{｛][#＃](?P<id>[\w-]+)[}｝]", re.ASCII)
_WEB = re.compile(r"(?<![\w(<（])https?[:：][/／]{2}", re.ASCII)
_ENTITY = re.compile(
    r"&(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|lrm|rlm|shy|#160|#173|#820[0-7]|#xa0|#x200[0-9a-f]);", re.IGNORECASE
)
_SPACES = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|#160|#xa0|#820[0-2]|#x200[0-9a]);", re.IGNORECASE)
_STYLE = re.compile(
    r"\bmso-[a-z-]+\s*:[^;\n]*;?|\b(?:style|class)=[\"“][^\"”]*[\"”]|@font-face|\bMso[A-Z]\w+|\bdata-[a-z]+=\"[^\"]*\""
)
_UNSUPPORTED = (
    (re.compile(r"~~(?P<text>[^~\n]+)~~"), "~~"),
    (re.compile(r"==(?P<text>[^=\s][^=\n]*)=="), "=="),
    (re.compile(r"^\s*[-*+] (?P<sign>\[[ xX]\]) (?P<text>.*)"), "[ ]"),
    (re.compile(r"\[\[(?P<text>[^\[\]\n]+)\]\]"), "[[…]]"),
    (re.compile(r"^ {0,3}\[(?P<text>[^\]^\n]+)\]: +\S+"), "[…]: https://…"),
    (re.compile(r"(?P<text>\S)\\$"), "\\"),
)


def check_inside(reading: Reading, chunk: Chunk) -> None:
    """Report what in the lines of a block is not read as it is meant."""
    for line in chunk.lines:
        if not line.text.strip():
            continue
        text = hide_code(line.text)
        if chunk.kind is ChunkKind.HEADING:
            _check_heading(reading, line, text)
        if not text.isascii():
            text = _check_wide(reading, line, text)
        _check_links(reading, line, text)
        text = hide_addresses(text)
        _check_remains(reading, line, text)
        _check_unsupported(reading, line, text)


def _suggest(
    reading: Reading,
    line: SourceLine,
    span: tuple[int, int],
    *,
    code: str,
    words: tuple[Message, Message],
    mended: str | None,
) -> None:
    """Report characters of a line."""
    where = Location(reading.path, line.number, line.column + span[0], line.number, line.column + span[1])
    reading.suggest(code, Severity.WARNING, where, words, replacement=mended)


def _halve(text: str) -> str:
    """Return an address in half-width signs."""
    return "".join(_WIDE.get(char, char) for char in text)


def _check_wide(reading: Reading, line: SourceLine, text: str) -> str:
    """Report pictures, marks, notes and addresses in full-width signs; return the text without what was reported."""
    for pattern, mend in _WIDE_FORMS:
        for match in islice(pattern.finditer(text), MAX_FINDINGS):
            mended = mend(match)
            if mended != match.group():
                told = message(
                    "“%(sign)s” is full-width here; Markdown knows only the half-width sign.",
                    sign=match.group()[:2],
                )
                words = (told, message("Write it like this: %(line)s", line=mended))
                _suggest(reading, line, match.span(), code="markdown.full-width", words=words, mended=mended)
        text = pattern.sub(_hide_wide, text)
    return text


def _hide_wide(match: re.Match[str]) -> str:
    """Hide what was reported from the rules that follow."""
    return match.group() if match.group().isascii() else HIDDEN * len(match.group())


def _mend_marks(match: re.Match[str]) -> str:
    sign = match["sign"].translate({0xFF0A: "*", 0xFF3F: "_", 0xFF40: "`"})
    return f"{sign}{match['text']}{sign}"


_WIDE_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_PICTURE, lambda match: f"![{match['alt']}]({match['file']})"),
    (_MARKS, _mend_marks),
    (_NOTE, lambda match: f"[^{match['a'] or match['b'] or match['c']}]"),
    (_WEB, lambda match: _halve(match.group())),
)


def _check_heading(reading: Reading, line: SourceLine, text: str) -> None:
    """Report the id of a heading in full-width signs."""
    match = _HEADING_ID.search(text)
    if match and not match.group().isascii():
        mended = f"{{#{match['id']}}}"
        told = message(
            "“%(sign)s” is full-width here; Markdown knows only the half-width sign.",
            sign=match.group().strip(),
        )
        hint = message("Write it like this: %(line)s", line=mended)
        _suggest(reading, line, match.span(), code="markdown.full-width", words=(told, hint), mended=mended)


def _check_links(reading: Reading, line: SourceLine, text: str) -> None:
    """Report links in full-width brackets, with a space inside, in the wrong order, or without their end."""
    for match in _LINK.finditer(text):
        is_address = bool(_ADDRESS.fullmatch(match["address"]))
        signs = match["open"] + match["close"] + match["left"] + match["right"]
        mended = f"[{match['text']}]({_halve(match['address'])})"
        is_link = signs == "[]()" and not match["gap"] and _halve(match["address"]) == match["address"]
        if is_link or not (is_address or signs.startswith("[]（")):
            continue
        if signs == "[]()" and match["gap"]:
            told = message("A space between “]” and “(” makes this no link.")
            _suggest(
                reading, line, match.span(), code="links.broken", words=(told, _show(mended)), mended=mended
            )
            continue
        told = message(
            "In this link stands a full-width sign, so that it is none: “%(found)s”.", found=match.group()
        )
        where = Location(
            reading.path, line.number, line.column + match.start(), line.number, line.column + match.end()
        )
        reading.suggest(
            "links.full-width-bracket",
            Severity.ERROR,
            where,
            (told, _show(mended)),
            replacement=mended if is_address else None,
        )
    for match in _REVERSED.finditer(text):
        mended = f"[{match['text']}]({match['address']})"
        told = message("In a link the text in “[ ]” stands before the address in “( )”.")
        _suggest(reading, line, match.span(), code="links.broken", words=(told, _show(mended)), mended=mended)
    ending = _OPEN_LINK.search(text)
    if ending and _ADDRESS.fullmatch(ending["address"]):
        told = message("The bracket after the address of this link is not closed.")
        shown = f"[…]({ending['address']})"
        _suggest(
            reading,
            line,
            ending.span("address"),
            code="links.broken",
            words=(told, _show(shown)),
            mended=f"{ending['address']})",
        )


def _show(mended: str) -> Message:
    return message("Write it like this: %(line)s", line=mended)


def _check_remains(reading: Reading, line: SourceLine, text: str) -> None:
    """Report what a word processor or a chat left behind: entities, styles."""
    for match in _ENTITY.finditer(text):
        meant = " " if _SPACES.fullmatch(match.group()) else ""
        told = message("“%(found)s” is left over from a word processor or a web page.", found=match.group())
        hint = message("Write an ordinary space, or nothing; Chinese and Latin are set apart by the design.")
        _suggest(reading, line, match.span(), code="markdown.pasted", words=(told, hint), mended=meant)
    for match in _STYLE.finditer(text):
        told = message(
            "“%(found)s” is left over from a word processor or a web page.", found=match.group()[:40]
        )
        hint = message(
            "Delete it, and paste texts without their format: Ctrl+Shift+V, on a Mac ⇧⌘V, for example."
        )
        _suggest(reading, line, match.span(), code="markdown.pasted", words=(told, hint), mended=None)


def _check_unsupported(reading: Reading, line: SourceLine, text: str) -> None:
    """Report marks that other kinds of Markdown know."""
    for pattern, sign in _UNSUPPORTED:
        for match in pattern.finditer(text):
            mended = (
                None
                if "\0" in match["text"] or sign[0] == "["
                else match["text"] + ("  " if sign == "\\" else "")
            )
            told = message("“%(sign)s” has no meaning here and is printed.", sign=sign)
            hint = message(
                "Delete the marks; emphasis is “**reading rooms**”, a link is “[the scorecard](scorecard.en.md)”."
            )
            _suggest(
                reading, line, match.span(), code="markdown.unsupported", words=(told, hint), mended=mended
            )
