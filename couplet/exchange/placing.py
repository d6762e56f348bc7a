"""Translations put into the files of the report, as bytes: in their slots, as new blocks, as a new twin; nothing is written to disk.

What is not replaced stays byte for byte. A block that a language lacks is made of the source's block with its texts exchanged, so that
marks, ids and labels are the same; it is put in only when all of its texts have come in.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from couplet.exchange.judging import Change
from couplet.exchange.po_text import format_statement
from couplet.exchange.report_file import Edit, ReportFile
from couplet.exchange.scalars import format_scalar
from couplet.exchange.slots import Slot
from couplet.exchange.texts import HEAD, ReportFiles, Text
from couplet.model.findings import Finding, Location, Severity, message

REQUIRED_HEAD = ("title", "description")


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the texts that came in go."""

    contents: dict[str, bytes]
    """Path below the root to the file's new bytes."""
    placed: list[Change]
    """Texts that have found their place; the others wait for the rest of their block or page."""
    findings: list[Finding]
    """Warnings about those that wait."""


def format_slot(slot: Slot, text: str, file: ReportFile) -> str:
    """Return ``text`` as it is written into a slot of ``file``; its lines end with ``\\n``."""
    if slot.style == "message":
        return "\n".join(format_statement(slot.prefix, text))
    if slot.style == "scalar":
        raw = file.text[slot.start : slot.end].replace("\r\n", "\n").replace("\r", "\n")
        return slot.lead + format_scalar(text, raw, is_flow=slot.is_flow)
    first, *further = text.split("\n")
    return "\n".join((first, *(f"{slot.prefix}{line}" if line.strip() else "" for line in further)))


def place_changes(changes: Iterable[Change], texts: Sequence[Text], files: ReportFiles) -> Placement:
    """Return the new bytes of the files that ``changes`` touch; ``texts`` are all texts of the report in reading order."""
    placed: list[Change] = []
    edits: dict[str, list[Edit]] = {}
    lacking: dict[tuple[str, str, str], list[Change]] = {}
    for change in changes:
        slot = change.text.slots.get(change.target)
        if slot is None:
            lacking.setdefault((change.text.file, change.source, change.target), []).append(change)
            continue
        written = format_slot(slot, change.new, files[slot.path])
        edits.setdefault(slot.path, []).extend((Edit(slot.start, slot.end, written), *slot.extra))
        placed.append(change)
    placement = Placement({}, placed, [])
    for (page, source, target), members in lacking.items():
        page_texts = [text for text in texts if text.file == page and (text.blocks or _is_head(text))]
        writer = _BlockWriter(page_texts, members, files, placement, source, target)
        path = writer.find_path(target)
        if path is None:
            placement.contents.update(writer.make_twin())
        else:
            edits.setdefault(path, []).extend(writer.insert_blocks(files[path]))
    placement.contents.update({path: files[path].apply(made) for path, made in edits.items() if made})
    return placement


def _is_head(text: Text) -> bool:
    return text.id.startswith(HEAD)


@dataclass(slots=True)
class _BlockWriter:
    """Writes the blocks that one page lacks in one language."""

    texts: Sequence[Text]
    """Texts of the page in reading order: head, blocks, footnotes."""
    changes: Sequence[Change]
    """Texts that came in and have no slot."""
    files: ReportFiles
    """Files of the report."""
    placement: Placement
    """Where the outcome is gathered."""
    source: str
    """Prefix of the locale whose blocks are taken as pattern."""
    target: str
    """Prefix of the locale that lacks them."""
    new: dict[str, Change] = field(init=False)
    """What came in, by the text's id."""

    def __post_init__(self) -> None:
        self.new = {change.text.id: change for change in self.changes}

    def find_path(self, prefix: str) -> str | None:
        """Return the path of the page's file in one language, ``None`` if there is none."""
        return next((text.slots[prefix].path for text in self.texts if prefix in text.slots), None)

    def insert_blocks(self, file: ReportFile) -> Iterator[Edit]:
        """Yield the edits that put blocks behind those that precede them in the source; footnotes stand among footnotes or last."""
        present = {
            text.block: text.blocks[self.target]
            for text in self.texts
            if text.blocks and self.target in text.blocks
        }
        ends = [block.whole.end for block in present.values()]
        behind: dict[bool, int | None] = {True: max(ends, default=None), False: None}
        first = min((block.line for block in present.values()), default=None)
        for name, is_note in self._list_blocks().items():
            if name in present:
                behind[is_note] = present[name].whole.end
            elif written := self._write_block(name):
                yield _insert_block(file, written, behind[is_note], first)

    def make_twin(self) -> Mapping[str, bytes]:
        """Return path and bytes of the twin that does not exist yet; nothing as long as it lacks what every head needs."""
        path = self.find_path(self.source) or ""
        file = self.files[path]
        heads = {text.id.removeprefix(HEAD): text for text in self.texts if _is_head(text)}
        lacking = [heads[name] for name in REQUIRED_HEAD if HEAD + name not in self.new]
        if lacking:
            self.placement.findings.append(_tell_incomplete(lacking[0], self.source))
            return {}
        lines = ["---", *_copy_kind(file)]
        for name, text in heads.items():
            if text.id in self.new:
                lines.append(f"{name}: {format_slot(text.slots[self.source], self._take(text), file)}")
        parts = ["\n".join((*lines, "---"))]
        parts += [written for name in self._list_blocks() if (written := self._write_block(name))]
        body = "\n\n".join(parts) + "\n"
        new_path = path.removesuffix(f".{self.source}.md") + f".{self.target}.md"
        return {new_path: body.replace("\n", file.line_end).encode()}

    def _list_blocks(self) -> Mapping[str, bool]:
        """Return the blocks of the page in order, each with whether it is a footnote."""
        return {text.block: text.block.startswith("footnote/") for text in self.texts if text.blocks}

    def _take(self, text: Text) -> str:
        """Return the translation of a text, and count it as placed."""
        self.placement.placed.append(self.new[text.id])
        return self.new[text.id].new

    def _write_block(self, name: str) -> str | None:
        """Return the source's block with its texts exchanged; ``None``, with a warning where some have come, as long as any is missing."""
        members = [text for text in self.texts if text.block == name and self.source in text.slots]
        missing = [text for text in members if text.id not in self.new]
        blocks = members[0].blocks if members else None
        if missing or blocks is None:
            if len(missing) < len(members):
                self.placement.findings.append(_tell_incomplete(missing[0], self.source))
            return None
        whole = blocks[self.source].whole
        file = self.files[whole.path]
        pieces: list[str] = []
        position = whole.start
        for text in members:
            slot = text.slots[self.source]
            pieces += (file.text[position : slot.start], format_slot(slot, self._take(text), file))
            position = slot.end
        written = "".join((*pieces, file.text[position : whole.end]))
        return written.replace("\r\n", "\n").replace("\r", "\n")


def _insert_block(file: ReportFile, written: str, behind: int | None, first_line: int | None) -> Edit:
    """Return the edit that puts a block behind another, else before the first one, else at the end."""
    if behind is not None:
        offset = file.find_line_end(behind)
        return Edit(offset, offset, f"\n\n{written}")
    if first_line is not None:
        offset = file.find_offset(first_line, 0)
        return Edit(offset, offset, f"{written}\n\n")
    gap = "" if file.text.endswith(("\n", "\r")) else "\n"
    return Edit(len(file.text), len(file.text), f"{gap}\n{written}\n")


def _copy_kind(file: ReportFile) -> Iterator[str]:
    """Yield the line of the head that says what kind of page it is; sign-offs and the like are each twin's own."""
    yield from [line.rstrip() for line in file.lines if line.startswith("page:")][:1]


def _tell_incomplete(text: Text, source: str) -> Finding:
    told = message("“%(name)s” is not translated yet, so what it belongs to cannot be put in.", name=text.key)
    hint = message(
        "Translate all parts of a list or table, and title and description of a new page, then import again."
    )
    where = Location(text.slots[source].path, (text.lines or {}).get(source, 1))
    return Finding("exchange.incomplete", Severity.WARNING, where, told, hint)
