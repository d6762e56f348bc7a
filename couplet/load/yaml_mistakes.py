"""Says in our words what is wrong with a YAML text, at the character an editor has to change; it builds no values."""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from couplet.load.yaml_wording import name_character, tell_kind, word_error
from couplet.model.findings import Finding, Location, Message, Severity, message

# All but YAML's printable characters, less line breaks that no editor shows (NEL, U+2028, U+2029) and marks of direction.
_FORBIDDEN = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_BAD_INDENT = re.compile("^ *([\t\u00a0\u2000-\u200b\u3000\ufeff])")
_FULL_WIDTH_COLON = re.compile(r"^\s*(?:[-－]\s+)*([A-Za-z_][\w-]*|[\u4e00-\u9fff]{1,8})\s*(：)")
_NO_SPACE = re.compile(r"^\s*(?:-\s+)*([A-Za-z_][A-Za-z0-9_-]*)(:)(?!//)\S")
_COLON_KINDS = frozenset(("colon", "no-colon", "indentation", "other"))


@dataclass(slots=True)
class YamlMistakes:
    """The findings of one YAML text while it is read."""

    path: str
    """File it stands in, relative to the site's root."""
    text: str
    """The text."""
    first_line: int
    """Line of the file on which the text begins."""
    findings: list[Finding] = field(default_factory=list)
    """What was found so far."""
    scalars: list[tuple[Any, bool]] = field(default_factory=list)
    """Events of the scalars read as values, each with whether it begins on the line of its key."""
    keys: list[Any] = field(default_factory=list)
    """Events of the scalars read as keys."""

    def report_characters(self) -> bool:
        """Report characters that YAML forbids; return whether there are any, for then nothing can be parsed."""
        match = _FORBIDDEN.search(self.text)
        if match is None:
            return False
        line = self.text.count("\n", 0, match.start())
        column = match.start() - (self.text.rfind("\n", 0, match.start()) + 1)
        told = message(
            "The invisible character %(code)s must not stand in YAML.", code=f"U+{ord(match.group()):04X}"
        )
        hint = message(
            "Delete it: it often comes along with text copied from a web page or a word processor. Retype the line if need be."
        )
        self._report("yaml.syntax", (line, column), (told, hint))
        return True

    def report_error(self, error: yaml.YAMLError) -> None:
        """Report the error at which the parser gave up; where a look-alike character explains it, that is what is reported."""
        mark = getattr(error, "problem_mark", None)
        last_line = self.text.count("\n") if mark is None else mark.line
        problem = f"{getattr(error, 'problem', None)} {getattr(error, 'context', None)}"
        kind = tell_kind(problem)
        if self._report_indentation(last_line) or (kind in _COLON_KINDS and self._report_colon(last_line)):
            return
        context = getattr(error, "context_mark", None)
        if kind in ("quote", "bracket", "no-colon") and context is not None:
            mark = context
        place = (last_line, 0) if mark is None else (mark.line, mark.column)
        self._explain(kind, place)

    def report_lookalikes(self) -> None:
        """Report full-width colons and odd indentation that YAML took for text, unless something else is wrong already."""
        if self.findings:
            return
        for event, is_after_key in self.scalars:
            if not event.style and not is_after_key:
                self._report_plain_block(event)
        for key in self.keys:
            match = None if key.style else _FULL_WIDTH_COLON.match(key.value)
            if match and match.group(1).isascii():
                self._tell_full_width_colon(key.start_mark.line, match, shift=key.start_mark.column)
        self._report_indentation(self.text.count("\n"))

    def report_second_document(self, mark: Any) -> None:
        """Report a second document in one file."""
        told = message("A second document begins here; a file holds one.")
        hint = message("Delete this line of “---”, or put what follows into a file of its own.")
        self._report("yaml.several-documents", (mark.line, mark.column), (told, hint))

    def report_alias(self, place: tuple[int, int]) -> None:
        """Report an anchor (``&name``) or an alias (``*name``)."""
        told = message(
            "A value beginning with “&” or “*” is a reference in YAML; references are not used here."
        )
        hint = message(
            'Put the value in quotation marks, for example: title: "*Key points*". Write repeated values out.'
        )
        self._report("yaml.alias", place, (told, hint))

    def report_tag(self, place: tuple[int, int], tag: str) -> None:
        """Report a tag (``!name``)."""
        told = message(
            "A value beginning with “!” is a tag in YAML (%(tag)s); tags are not used here.", tag=tag
        )
        hint = message('Put the value in quotation marks, for example: title: "!Note".')
        self._report("yaml.tag", place, (told, hint))

    def report_depth(self, mark: Any, limit: int) -> None:
        """Report nesting deeper than `limit`."""
        told = message("Lists and mappings are nested more than %(limit)d deep here.", limit=limit)
        hint = message(
            'Look for brackets “[” that are not meant, and put such a value in quotation marks, for example: title: "[[1]]".'
        )
        self._report("yaml.too-deep", (mark.line, mark.column), (told, hint))

    def report_key(self, mark: Any) -> None:
        """Report a list or a mapping where a key is expected."""
        told = message("A key must be a plain word; this is a list or a mapping.")
        hint = message(
            'Write “word: value”. Put a value that begins with “[”, “{” or “?” in quotation marks, for example: title: "{x}".'
        )
        self._report("yaml.syntax", (mark.line, mark.column), (told, hint))

    def report_duplicate(self, key: Any, first: Any) -> None:
        """Report a key that stands twice in one mapping."""
        told = message(
            "“%(key)s” stands twice here: first on line %(first)d, again on line %(again)d.",
            key=key.value,
            first=first.start_mark.line + self.first_line,
            again=key.start_mark.line + self.first_line,
        )
        hint = message(
            "Delete one of the two lines, or give one of them another name, for example “deck:” in place of a second “title:”."
        )
        end = (key.end_mark.line, key.end_mark.column)
        self._report(
            "yaml.duplicate-key", (key.start_mark.line, key.start_mark.column), (told, hint), end=end
        )

    def _report_plain_block(self, event: Any) -> None:
        """Report “key：value” and “key:value” in a plain text that stands on lines of its own, where a mapping was meant."""
        lines = self.text.split("\n")
        is_document = len(self.scalars) == 1 and not self.keys
        for number in range(event.start_mark.line, min(event.end_mark.line + 1, len(lines))):
            match = _FULL_WIDTH_COLON.match(lines[number])
            if match and (is_document or match.group(1).isascii()):
                return self._tell_full_width_colon(number, match)
            match = _NO_SPACE.match(lines[number])
            if match:
                return self._tell_missing_space(number, match)
        return None

    def _report_colon(self, last_line: int) -> bool:
        """Report the last “key：value” or “key:value” up to `last_line` that may have led the parser astray."""
        hidden = self._list_text_lines()
        lines = self.text.split("\n")
        for number in range(min(last_line, len(lines) - 1), -1, -1):
            if number in hidden:
                continue
            match = _FULL_WIDTH_COLON.match(lines[number])
            # A Chinese word before the colon may be plain text, unless the parser stumbled right there.
            if match and (match.group(1).isascii() or number >= last_line - 1):
                self._tell_full_width_colon(number, match)
                return True
            if match := _NO_SPACE.match(lines[number]):
                self._tell_missing_space(number, match)
                return True
        return False

    def _report_indentation(self, last_line: int) -> bool:
        """Report lines up to `last_line` that are indented with something that only looks like spaces."""
        hidden = self._list_text_lines()
        is_found = False
        for number, line in enumerate(self.text.split("\n")[: last_line + 1]):
            match = _BAD_INDENT.match(line)
            if match is None or number in hidden or not line.strip():
                continue
            told = message(
                "This line is indented with %(code)s, which YAML does not take for a space.",
                code=name_character(match.group(1)),
            )
            hint = message(
                "Delete the beginning of the line and indent it with ordinary spaces, two for each level, for example “  zh: …”."
            )
            self._report("yaml.indentation", (number, match.start(1)), (told, hint))
            is_found = True
        return is_found

    def _list_text_lines(self) -> set[int]:
        """Return the lines (from 0) that continue a quoted or block text read so far: whatever they look like, they are text."""
        hidden: set[int] = set()
        for event, _ in self.scalars:
            if event.style:
                hidden.update(
                    range(event.start_mark.line + 1, event.end_mark.line + (event.end_mark.column > 0))
                )
        return hidden

    def _tell_full_width_colon(self, number: int, match: re.Match[str], *, shift: int = 0) -> None:
        told = message(
            "After “%(key)s” stands a full-width colon “：”, which YAML takes for text.", key=match.group(1)
        )
        hint = message("Write a half-width colon and a space: “%(key)s: …”.", key=match.group(1))
        self._report(
            "yaml.full-width-colon",
            (number, match.start(2) + shift),
            (told, hint),
            end=(number, match.end(2) + shift),
        )

    def _tell_missing_space(self, number: int, match: re.Match[str]) -> None:
        told = message("After “%(key)s:” a space is missing.", key=match.group(1))
        hint = message("Write the colon and a space: “%(key)s: …”.", key=match.group(1))
        self._report("yaml.missing-space", (number, match.start(2)), (told, hint), end=(number, match.end(2)))

    def _explain(self, kind: str, place: tuple[int, int]) -> None:
        """Report a parser's error of one of the kinds that `yaml_wording` knows at `place`."""
        lines = self.text.split("\n")
        line = lines[place[0]] if place[0] < len(lines) else ""
        character = line[place[1]] if place[1] < len(line) else ""
        if kind == "alias":
            self.report_alias((place[0], max(place[1] - 1, 0)))
        elif kind == "tag":
            start = line.rfind("!", 0, place[1] + 1)
            self.report_tag((place[0], start), line[start:].split(" ")[0])
        else:
            told, hint = word_error(kind, character)
            self._report("yaml.syntax", place, (told, hint))

    def _report(
        self,
        code: str,
        place: tuple[int, int],
        words: tuple[Message, Message],
        *,
        end: tuple[int, int] | None = None,
    ) -> None:
        """Add a finding at `place`, a line and a column of the text counted from 0; beyond the text, at the end of its last line."""
        lines = self.text.split("\n")
        if place[0] >= len(lines):
            place = (len(lines) - 1, len(lines[-1]))
        where = Location(
            self.path,
            place[0] + self.first_line,
            place[1] + 1,
            None if end is None else end[0] + self.first_line,
            None if end is None else end[1] + 1,
        )
        self.findings.append(
            Finding(code=code, severity=Severity.ERROR, location=where, message=words[0], hint=words[1])
        )
