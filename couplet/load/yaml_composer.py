"""From the events of PyYAML's parser to plain values with places, as far as they go; what is wrong is named, not told.

Built on events, so that nesting cannot exhaust a stack and aliases are refused, not followed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from couplet.load.yaml_lookalikes import Scalar
from couplet.load.yaml_mistakes import Trouble
from couplet.load.yaml_wording import tell_kind

MAX_VALUES = 100_000
"""How many values one text may hold: more than a report of a thousand pages has, and read in a second or two."""
MAX_DEPTH = 20
"""How deep lists and mappings may be nested in each other."""

YamlValue = str | None | list["YamlValue"] | dict[str, "YamlValue"]
"""What a YAML file holds."""

YamlPath = tuple[str | int, ...]
"""Way to a value: keys and indexes (from 0); ``()`` is the whole document."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))


@dataclass(frozen=True, slots=True)
class Position:
    """Where a value and its key stand in the file; lines and columns (characters) count from 1."""

    line: int
    """Line where the value begins."""
    column: int
    """Column where the value begins."""
    end_line: int
    """Line of the value's end."""
    end_column: int
    """Column after the value's last character."""
    key_line: int | None = None
    """Line of its key; ``None`` for items of a list and the whole document."""
    key_column: int | None = None
    """Column of its key, or ``None``."""
    is_plain_key: bool = True
    """Whether its key, if it has one, is written without quotation marks."""


class _TroubleError(Exception):
    """Something this program's YAML leaves out."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.kind)
        self.trouble = trouble


@dataclass(slots=True)
class YamlReading:
    """What reading a text came to."""

    first_line: int
    """Line of the file on which the text begins."""
    end: tuple[int, int]
    """Line (from 0) and column (from 0) after the last character of the text."""
    value: YamlValue = None
    """Its value."""
    positions: dict[YamlPath, Position] = field(default_factory=dict)
    """Place of every value so far."""
    scalars: list[Scalar] = field(default_factory=list)
    """Scalars read as values."""
    keys: list[Any] = field(default_factory=list)
    """Events of the scalars read as keys."""
    duplicates: list[tuple[Any, Any]] = field(default_factory=list)
    """Keys that stand in their mapping already, each with the first of its kind."""
    trouble: Trouble | None = None
    """Where reading stopped."""


def read_events(text: str, first_line: int) -> YamlReading:
    """Read a YAML text, which begins on line `first_line` of its file, as far as it goes."""
    lines = text.split("\n")
    reading = YamlReading(first_line, (len(lines) - 1, len(lines[-1])))
    try:
        reading.value = _Composer(reading).compose(yaml.parse(text, Loader=_LOADER))
    except yaml.YAMLError as error:
        reading.trouble = _tell_trouble(error, text)
    except _TroubleError as error:
        reading.trouble = error.trouble
    return reading


def _tell_trouble(error: yaml.YAMLError, text: str) -> Trouble:
    """Return the parser's error as a kind and a place; of what is left open the place is where it begins."""
    mark = getattr(error, "problem_mark", None)
    kind = tell_kind(f"{getattr(error, 'problem', None)} {getattr(error, 'context', None)}")
    context = getattr(error, "context_mark", None)
    if kind in ("quote", "bracket", "no-colon") and context is not None:
        mark = context
    lines = text.split("\n")
    end = len(lines) - 1, len(lines[-1])
    number, column = (end[0], 0) if mark is None else min((mark.line, mark.column), end)
    line = lines[number]
    before = line[:column].rstrip()
    if kind == "indentation" and before[-1:] in ('"', "'") and before.lstrip("- "):
        kind = "after-quote"
    if kind == "alias":
        return Trouble(kind, number, max(column - 1, 0))
    if kind == "tag":
        start = max(line.rfind("!", 0, column + 1), 0)
        return Trouble(kind, number, start, line[start:].split(" ")[0])
    return Trouble(kind, number, column, line[column : column + 1])


@dataclass(slots=True)
class _Composer:
    """Builds values from the events of one document."""

    reading: YamlReading
    """Where everything goes."""
    last_mark: Any = None
    """Mark at the end of the last scalar or bracket: a list or mapping in block style ends there, not where the next line begins."""

    def compose(self, events: Iterator[Any]) -> YamlValue:
        """Return the value of the first document; a second one is trouble."""
        value: YamlValue = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._stop("document", event.start_mark)
                value = self._compose_value(events, next(events), (), None)
        return value

    def _stop(self, kind: str, mark: Any, detail: str = "") -> NoReturn:
        raise _TroubleError(Trouble(kind, mark.line, mark.column, detail))

    def _compose_value(self, events: Iterator[Any], event: Any, way: YamlPath, key: Any) -> YamlValue:
        """Return the value that begins with `event`; `key` is the event of its key in a mapping."""
        self._check_event(event, way)
        value: YamlValue = None
        start_mark: Any = event.start_mark
        self.last_mark = event.end_mark
        if isinstance(event, yaml.ScalarEvent):
            value = None if not event.style and event.value in _NOTHING else event.value
            is_after_key = key is not None and key.start_mark.line == start_mark.line
            self.reading.scalars.append(Scalar(event, is_after_key, 0))
        elif isinstance(event, yaml.SequenceStartEvent):
            value = self._compose_sequence(events, event, way)
        elif isinstance(event, yaml.MappingStartEvent):
            value = self._compose_mapping(events, way)
        first_line = self.reading.first_line
        # A document without content begins, for the parser, on the line after its text.
        start, end = ((mark.line, mark.column) for mark in (start_mark, self.last_mark))
        start, end = min(start, self.reading.end), min(end, self.reading.end)
        self.reading.positions[way] = Position(
            line=start[0] + first_line,
            column=start[1] + 1,
            end_line=end[0] + first_line,
            end_column=end[1] + 1,
            key_line=None if key is None else key.start_mark.line + first_line,
            key_column=None if key is None else key.start_mark.column + 1,
            is_plain_key=key is None or not key.style,
        )
        return value

    def _check_event(self, event: Any, way: YamlPath) -> None:
        """Stop at what this program's YAML leaves out: aliases, anchors, tags, and too deep a nesting."""
        if getattr(event, "anchor", None):
            self._stop("alias", event.start_mark)
        if getattr(event, "tag", None):
            self._stop("tag", event.start_mark, event.tag)
        if len(self.reading.scalars) >= MAX_VALUES:
            self._stop("size", event.start_mark, str(MAX_VALUES))
        if len(way) >= MAX_DEPTH and isinstance(event, yaml.CollectionStartEvent):
            self._stop("depth", event.start_mark, str(MAX_DEPTH))

    def _compose_sequence(self, events: Iterator[Any], start: Any, way: YamlPath) -> YamlValue:
        """Return the list whose beginning was just read."""
        items: list[YamlValue] = []
        scalars = self.reading.scalars
        first = len(scalars)
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._compose_value(events, event, (*way, len(items)), None))
        if start.flow_style and len(scalars) - first == len(items):
            scalars[first:] = [scalar._replace(siblings=len(items)) for scalar in scalars[first:]]
        self._note_end(event)
        return items

    def _compose_mapping(self, events: Iterator[Any], way: YamlPath) -> YamlValue:
        """Return the mapping whose beginning was just read; of two equal keys the first counts."""
        entries: dict[str, YamlValue] = {}
        keys: dict[str, Any] = {}
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                self._stop("key", key.start_mark)
            self._check_event(key, way)
            self.reading.keys.append(key)
            if key.value in keys:
                self.reading.duplicates.append((key, keys[key.value]))
                self._skip_value(events, next(events), way)
                continue
            keys[key.value] = key
            entries[key.value] = self._compose_value(events, next(events), (*way, key.value), key)
        self._note_end(key)
        return entries

    def _note_end(self, event: Any) -> None:
        """Remember where a collection in brackets ends; in block style the mark of its end lies beyond it."""
        if event.end_mark.index > event.start_mark.index:
            self.last_mark = event.end_mark

    def _skip_value(self, events: Iterator[Any], event: Any, way: YamlPath) -> None:
        """Read past the value that begins with `event`."""
        _Composer(YamlReading(self.reading.first_line, self.reading.end))._compose_value(
            events, event, (*way, ""), None
        )
