"""YAML to plain values that know where they stand in the file; no types, no schema.

Every scalar is a `str` (nothing, ``null`` and ``~`` are ``None``), because YAML 1.1's own guesses turn ``12:30`` into 750 and ``no`` into
false; a schema decides types. Built on the parser's events, so that nesting cannot exhaust a stack and aliases are refused, not followed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from couplet.load.yaml_mistakes import YamlMistakes
from couplet.model.findings import Finding, Location

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


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """One YAML text, parsed."""

    path: str
    """File it stands in, relative to the site's root."""
    value: YamlValue
    """Its value; ``None`` where `findings` say that it could not be read."""
    positions: Mapping[YamlPath, Position]
    """Place of every value, by the way to it."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with it as YAML; all of them are errors."""

    def locate(self, way: YamlPath, *, of_key: bool = False) -> Location:
        """Return the place of the value at `way` (or of its key), or of the nearest value around it where there is none."""
        for length in range(len(way), -1, -1):
            position = self.positions.get(way[:length])
            if position is None:
                continue
            if of_key and position.key_line is not None and position.key_column is not None:
                return Location(self.path, position.key_line, position.key_column)
            return Location(self.path, position.line, position.column, position.end_line, position.end_column)
        return Location(self.path)


def parse_yaml(text: str, *, path: str, first_line: int = 1) -> YamlDocument:
    """Return the value of the YAML `text`, which begins on line `first_line` of the file `path`, with places and findings."""
    mistakes = YamlMistakes(path=path, text=text, first_line=first_line)
    composer = _Composer(mistakes, first_line)
    value: YamlValue = None
    if mistakes.report_characters():
        return YamlDocument(path, None, {}, tuple(mistakes.findings))
    try:
        value = composer.compose(yaml.parse(text, Loader=_LOADER))
    except yaml.YAMLError as error:
        mistakes.report_error(error)
    except _TooDeepError:
        pass
    mistakes.report_lookalikes()
    return YamlDocument(
        path, None if mistakes.findings else value, composer.positions, tuple(mistakes.findings)
    )


class _TooDeepError(Exception):
    """Nesting deeper than `MAX_DEPTH`; already reported."""


@dataclass(slots=True)
class _Composer:
    """Builds values from the events of one document."""

    mistakes: YamlMistakes
    """Where findings go."""
    first_line: int
    """Line of the file on which the text begins."""
    positions: dict[YamlPath, Position] = field(default_factory=dict)
    """Place of every value so far."""
    last_mark: Any = None
    """Mark at the end of the last scalar or bracket: a list or mapping in block style ends there, not where the next line begins."""

    def compose(self, events: Iterator[Any]) -> YamlValue:
        """Return the value of the first document; a second one is a finding."""
        value: YamlValue = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.mistakes.report_second_document(event.start_mark)
                    break
                value = self._compose_value(events, next(events), (), None)
        return value

    def _compose_value(self, events: Iterator[Any], event: Any, way: YamlPath, key: Any) -> YamlValue:
        """Return the value that begins with `event`; `key` is the event of its key in a mapping."""
        self._check_event(event, way)
        value: YamlValue = None
        start_mark: Any = event.start_mark
        self.last_mark = event.end_mark
        if isinstance(event, yaml.ScalarEvent):
            value = None if not event.style and event.value in _NOTHING else event.value
            self.mistakes.scalars.append((event, key is not None and key.start_mark.line == start_mark.line))
        elif isinstance(event, yaml.SequenceStartEvent):
            value = self._compose_sequence(events, way)
        elif isinstance(event, yaml.MappingStartEvent):
            value = self._compose_mapping(events, way)
        end_mark = self.last_mark
        self.positions[way] = Position(
            line=start_mark.line + self.first_line,
            column=start_mark.column + 1,
            end_line=end_mark.line + self.first_line,
            end_column=end_mark.column + 1,
            key_line=None if key is None else key.start_mark.line + self.first_line,
            key_column=None if key is None else key.start_mark.column + 1,
        )
        return value

    def _check_event(self, event: Any, way: YamlPath) -> None:
        """Report what this program's YAML leaves out: aliases, anchors and tags; end at too deep a nesting."""
        if getattr(event, "anchor", None):
            self.mistakes.report_alias((event.start_mark.line, event.start_mark.column))
        if getattr(event, "tag", None):
            self.mistakes.report_tag((event.start_mark.line, event.start_mark.column), event.tag)
        if len(way) >= MAX_DEPTH and isinstance(event, yaml.CollectionStartEvent):
            self.mistakes.report_depth(event.start_mark, MAX_DEPTH)
            raise _TooDeepError

    def _compose_sequence(self, events: Iterator[Any], way: YamlPath) -> YamlValue:
        """Return the list whose beginning was just read."""
        items: list[YamlValue] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._compose_value(events, event, (*way, len(items)), None))
        self._note_end(event)
        return items

    def _compose_mapping(self, events: Iterator[Any], way: YamlPath) -> YamlValue:
        """Return the mapping whose beginning was just read; of two equal keys the first counts."""
        entries: dict[str, YamlValue] = {}
        keys: dict[str, Any] = {}
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                self.mistakes.report_key(key.start_mark)
                self._skip_value(events, key, way)
                self._skip_value(events, next(events), way)
                continue
            self._check_event(key, way)
            self.mistakes.keys.append(key)
            if key.value in keys:
                self.mistakes.report_duplicate(key, keys[key.value])
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
        """Read past the value that begins with `event`; only its findings are kept."""
        _Composer(self.mistakes, self.first_line)._compose_value(events, event, (*way, ""), None)
