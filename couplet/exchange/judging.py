"""Which texts of a translator's file may come in, and why others may not; it changes nothing.

A text that the translator left as it went out is no business of an import, whatever became of it in the report meanwhile.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from couplet.exchange.marks import count_marks, name_difference, turn_links
from couplet.exchange.outgoing import digest_text
from couplet.exchange.returned import ReturnedFile, ReturnedText
from couplet.exchange.texts import Text
from couplet.exchange.xliff import name_file, name_unit
from couplet.model.findings import Finding, Location, Message, Severity, message


@dataclass(frozen=True, slots=True)
class Change:
    """A text that comes in."""

    text: Text
    """The text as it stands in the report."""
    source: str
    """Prefix of the locale it was translated from."""
    target: str
    """Prefix of the locale it is written in."""
    new: str
    """The translation: normalisation form C, no white space around it."""


@dataclass(slots=True)
class Verdict:
    """What is to be done with what came back."""

    changes: dict[tuple[str, str], Change] = field(default_factory=dict)
    """Key of the text and target to what comes in."""
    findings: list[Finding] = field(default_factory=list)
    """Texts refused (errors), and texts left out (warnings)."""
    unchanged: int = 0
    """Texts that came back as they went out, or as the report has them already."""
    reviewed: list[Text] = field(default_factory=list)
    """Texts that came back as reviewed or final, with the source and the translation that the report has or will have."""


def index_texts(texts: Iterable[Text]) -> Mapping[str, Text]:
    """Return the texts by all names a translator's file may give them."""
    index: dict[str, Text] = {}
    for text in texts:
        index[text.key] = text
        index[f"{name_file(text)}#{name_unit(text)}"] = text
    return index


def judge_file(file: ReturnedFile, index: Mapping[str, Text], verdict: Verdict) -> None:
    """Add what is to be done with the texts of one file to ``verdict``."""
    for returned in file.texts:
        text = index.get(returned.name)
        if is_untouched(returned, text, file.target):
            verdict.unchanged += 1
            if text is not None and returned.is_reviewed and _is_current(returned, text, file):
                verdict.reviewed.append(text)
            continue
        new = _normalise(returned.target, file)
        refusal = _find_refusal(returned, text, file, new)
        key = (returned.name if text is None else text.key, file.target)
        other = verdict.changes.get(key)
        if refusal is None and other is not None and other.new != new:
            refusal = _refuse_second(text, file, returned)
        if refusal is not None:
            verdict.findings.append(refusal)
        elif text is not None:
            verdict.changes[key] = Change(text, file.source, file.target, new)
            if returned.is_reviewed:
                verdict.reviewed.append(text)


def _is_current(returned: ReturnedText, text: Text, file: ReturnedFile) -> bool:
    """Whether the source and the translation of a text that came back untouched are those that the report has."""
    source = returned.bases[0] if returned.bases else digest_text(returned.source)
    sides = ((source, file.source), (digest_text(returned.target), file.target))
    return all(text.read(prefix) and digest_text(text.read(prefix)) == digest for digest, prefix in sides)


def is_untouched(returned: ReturnedText, text: Text | None, target: str) -> bool:
    """Whether a text came back empty, as it went out, or as the report has it already."""
    if not returned.target.strip():
        return True
    digest = digest_text(returned.target)
    if text is not None and digest == digest_text(text.read(target)):
        return True
    return returned.bases is not None and digest == returned.bases[1]


def _normalise(target: str, file: ReturnedFile) -> str:
    text = unicodedata.normalize("NFC", target.replace("\r\n", "\n").replace("\r", "\n")).strip()
    return turn_links(text, source=file.source, target=file.target)


def _find_refusal(returned: ReturnedText, text: Text | None, file: ReturnedFile, new: str) -> Finding | None:
    """Return why a text must not come in, or ``None``."""
    if returned.is_fuzzy:
        told = message(
            "The translation of “%(name)s” is marked fuzzy and is left out (%(file)s, line %(line)d).",
            name=returned.name,
            file=file.path,
            line=returned.line,
        )
        hint = message(
            "If it is finished, take the mark away in the translator's program and import it again."
        )
        where = Location(file.path, returned.line) if text is None else _locate(text, file)
        return Finding("exchange.fuzzy", Severity.WARNING, where, told, hint)
    if text is None or not text.read(file.source):
        return _refuse_unknown(returned, file)
    current = text.read(file.target)
    if returned.bases is None and current:
        return _refuse(
            "exchange.no-base",
            text,
            file,
            message(
                "“%(name)s” came back without the note “couplet: …”, so whether the report changed meanwhile cannot be told.",
                name=text.key,
            ),
        )
    source_digest = returned.bases[0] if returned.bases else digest_text(returned.source)
    if source_digest != digest_text(text.read(file.source)):
        told = message("The source of “%(name)s” has changed since it went out.", name=text.key)
        return _refuse("exchange.source-changed", text, file, told)
    if returned.bases and returned.bases[1] != digest_text(current):
        told = message("The translation of “%(name)s” was edited here since it went out.", name=text.key)
        return _refuse("exchange.target-changed", text, file, told)
    return _check_marks(text, file, new)


def _check_marks(text: Text, file: ReturnedFile, new: str) -> Finding | None:
    """Return the finding for a translation whose marks are neither the source's nor those it had before."""
    is_message = text.kind == "message"
    wanted = count_marks(text.read(file.source), is_message=is_message)
    found = count_marks(new, is_message=is_message)
    before = text.read(file.target)
    if found == wanted or (before and found == count_marks(before, is_message=is_message)):
        return None
    missing, surplus = name_difference(wanted, found)
    told = message(
        "The marks of “%(name)s” are not those of its source; missing: %(missing)s; too many: %(surplus)s.",
        name=text.key,
        missing=missing or "–",
        surplus=surplus or "–",
    )
    hint = message(
        "Each marked figure, link, footnote sign and placeholder of the source stands in the translation too, such as [102](fact:rooms)."
    )
    return Finding("exchange.marks", Severity.ERROR, _locate(text, file), told, hint, page=_find_page(text))


def _refuse(code: str, text: Text, file: ReturnedFile, told: Message) -> Finding:
    hint = message(
        "Export it anew and let the translator look at it again; the file is %(file)s.", file=file.path
    )
    return Finding(code, Severity.ERROR, _locate(text, file), told, hint, page=_find_page(text))


def _refuse_unknown(returned: ReturnedText, file: ReturnedFile) -> Finding:
    told = message("The report has no text “%(name)s” any more.", name=returned.name)
    hint = message(
        "It was moved, renamed or deleted since the file went out. Export anew; what was translated can be copied from the old file."
    )
    return Finding("exchange.unknown-text", Severity.ERROR, Location(file.path, returned.line), told, hint)


def _refuse_second(text: Text | None, file: ReturnedFile, returned: ReturnedText) -> Finding:
    told = message("“%(name)s” comes in twice with different translations.", name=returned.name)
    hint = message("Import the files one after the other, or leave out the one that does not count.")
    where = Location(file.path, returned.line) if text is None else _locate(text, file)
    return Finding("exchange.twice", Severity.ERROR, where, told, hint)


def _find_page(text: Text) -> str | None:
    return text.units[0][0] if text.block or text.kind == "head" else None


def _locate(text: Text, file: ReturnedFile) -> Location:
    """Return where a text stands in the report: in the target language, else in the source language."""
    prefix = file.target if file.target in text.slots else file.source
    line = (text.lines or {}).get(prefix, 1)
    return Location(text.slots[prefix].path, line)
