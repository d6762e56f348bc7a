"""One content file: its name, head and body as a document; its twin is none of its business."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from couplet.load.front_matter import split_front_matter
from couplet.load.markdown import MarkdownBody, parse_markdown
from couplet.load.reader import Source, read_source
from couplet.load.validation import validate_document
from couplet.load.yaml_source import parse_yaml
from couplet.model.documents import Block, Document
from couplet.model.findings import Finding, Location, Severity, message
from couplet.model.locales import KNOWN_LOCALES
from couplet.model.settings import FrontMatter

CONTENT = "content"
_SAFE_KEY = re.compile(r"[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*")


def read_document(root: Path, path: Path, findings: list[Finding]) -> Document | None:
    """Return one content file; ``None`` if its name or its text cannot be used."""
    named = _split_name(root, path, findings)
    if named is None:
        return None
    source = read_source(root, path)
    if isinstance(source, Finding):
        findings.append(source)
        return None
    key, locale = named
    return parse_document(source, key=key, locale=locale, findings=findings)


def _split_name(root: Path, path: Path, findings: list[Finding]) -> tuple[str, str] | None:
    """Return key and locale of a content file's name: ``review/services.zh.md`` is ``review/services`` in ``zh``."""
    name = path.relative_to(root / CONTENT).as_posix()
    stem, _, locale = name.removesuffix(".md").rpartition(".")
    if stem and locale in KNOWN_LOCALES:
        if _SAFE_KEY.fullmatch(stem):
            return stem, locale
        findings.append(_tell_unsafe_name(f"{CONTENT}/{name}"))
        return None
    told = message("The name of this file does not say its language.")
    hint = message(
        "Name it %(example)s, with one of: %(known)s.",
        example="services.zh.md",
        known=", ".join(KNOWN_LOCALES),
    )
    findings.append(Finding("content.no-language", Severity.ERROR, Location(f"{CONTENT}/{name}"), told, hint))
    return None


def _tell_unsafe_name(path: str) -> Finding:
    """Return the finding about a file name that cannot be an address: case, spaces and Chinese differ between systems."""
    told = message("The name of this file becomes an address, which holds only a–z, 0–9 and hyphens.")
    hint = message(
        "Rename it in lower-case Latin letters, such as reading-rooms.zh.md; the title stands in the file."
    )
    return Finding("content.unsafe-name", Severity.ERROR, Location(path), told, hint)


def parse_document(source: Source, *, key: str, locale: str, findings: list[Finding]) -> Document | None:
    """Return a content file's text as a document; ``None`` if its head cannot be used. What is wrong is added to ``findings``."""
    parts = split_front_matter(source.text, path=source.path)
    if isinstance(parts, Finding):
        findings.append(parts)
        return None
    head = parse_yaml(parts.head, path=source.path, first_line=parts.head_line)
    body = parse_markdown(parts.body, path=source.path, key=key, first_line=parts.body_line)
    findings.extend((*head.findings, *body.findings))
    if head.findings:
        return None
    front_matter = validate_document(FrontMatter, head)
    if isinstance(front_matter, list):
        findings.extend(front_matter)
        return None
    return Document(
        key=key,
        locale=locale,
        path=source.path,
        front_matter=front_matter,
        places={"/".join(map(str, way)): head.locate(way) for way in head.positions if way},
        blocks=_attach_sources(body.blocks, source.text, body),
        footnotes=_attach_sources(body.footnotes, source.text, body),
        links=body.links,
        fact_marks=body.fact_marks,
        source=source.text,
    )


def _attach_sources(blocks: Sequence[Block], text: str, body: MarkdownBody) -> tuple[Block, ...]:
    """Return the blocks with the lines they were made of: from their first to the one before the next block's."""
    lines = text.split("\n")
    starts = sorted({block.line for block in (*body.blocks, *body.footnotes)} | {len(lines) + 1})
    following = dict(pairwise(starts))
    return tuple(
        replace(block, source="\n".join(lines[block.line - 1 : following[block.line] - 1]).rstrip())
        for block in blocks
    )
