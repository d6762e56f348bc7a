"""Cuts a content file into its head (YAML between two lines of ``---``) and its body; it parses neither."""

from dataclasses import dataclass

from couplet.model.findings import Finding, Location, Message, Severity, message


@dataclass(frozen=True, slots=True)
class ContentParts:
    """A content file in two parts, with the lines in the file where they begin."""

    head: str
    """YAML text between the two lines of ``---``."""
    head_line: int
    """Line in the file where `head` begins, counted from 1; for ``parse_yaml(…, first_line=…)``."""
    body: str
    """Text after the second ``---``."""
    body_line: int
    """Line in the file where `body` begins, counted from 1; for ``parse_markdown(…, first_line=…)``."""


def split_front_matter(text: str, *, path: str) -> ContentParts | Finding:
    """Return the head and the body of the content file `path` with the text `text`, or the finding that says why it has no head."""
    lines = text.split("\n")
    opening = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[opening].rstrip() != "---":
        return _report_missing(path, opening + 1)
    for number in range(opening + 1, len(lines)):
        if lines[number].rstrip() == "---":
            return ContentParts(
                head="".join(f"{line}\n" for line in lines[opening + 1 : number]),
                head_line=opening + 2,
                body="\n".join(lines[number + 1 :]),
                body_line=number + 2,
            )
    return _report_unclosed(path, opening + 1)


def _report_missing(path: str, line: int) -> Finding:
    told = message("This file does not begin with a head between two lines of “---”.")
    hint = message(
        "Begin the file with a line “---”, then lines such as “title: Serving the workers”, then again a line “---” "
        "(three half-width hyphens, nothing before them)."
    )
    return _report("front-matter.missing", Location(path, line), told, hint)


def _report_unclosed(path: str, line: int) -> Finding:
    told = message("The head that begins here has no second line of “---”.")
    hint = message(
        "Write a line with “---” alone (three half-width hyphens) under the last line of the head, such as “deck: …”."
    )
    return _report("front-matter.unclosed", Location(path, line), told, hint)


def _report(code: str, where: Location, told: Message, hint: Message) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, location=where, message=told, hint=hint)
