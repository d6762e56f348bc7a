"""A report's files as one corpus: YAML into models, Markdown into documents, twins into pairs; judges nothing across files.

What cannot be read becomes findings, so that one run shows everything that is wrong; a corpus comes back only when everything a
later stage relies on is there.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from couplet.load.accepted import load_accepted
from couplet.load.file_names import check_file_names
from couplet.load.front_matter import split_front_matter
from couplet.load.markdown import MarkdownBody, parse_markdown
from couplet.load.reader import (
    MAX_PHOTO_BYTES,
    Source,
    digest_bytes,
    list_files,
    name_path,
    read_bytes,
    read_source,
)
from couplet.load.termbase import load_termbase
from couplet.load.validation import validate_document
from couplet.load.yaml_source import YamlDocument, parse_yaml
from couplet.model.accepted import AcceptedPages
from couplet.model.corpus import Corpus, DataFile, PhotoFile
from couplet.model.documents import Block, Document, DocumentPair
from couplet.model.findings import Finding, Location, Severity, message
from couplet.model.locales import KNOWN_LOCALES
from couplet.model.recognition import recognise_pairs
from couplet.model.report import FactBook, Outlook, Scorecard, Timeline
from couplet.model.reviews import ReviewBook
from couplet.model.settings import FrontMatter, SiteSettings
from couplet.model.termbase import Termbase

CONTENT = "content"
PHOTOS = "content/photos"
_SAFE_KEY = re.compile(r"[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*")
PHOTO_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".heic", ".heif")
REQUIRED: Mapping[str, type[BaseModel]] = {"site": SiteSettings, "facts": FactBook}
OPTIONAL: Mapping[str, type[BaseModel]] = {
    "scorecard": Scorecard,
    "timeline": Timeline,
    "outlook": Outlook,
    "reviews": ReviewBook,
}

Model = TypeVar("Model", bound=BaseModel)


@dataclass(slots=True)
class _Loading:
    """One run of loading: where from, and what was found wrong."""

    root: Path
    """The site's root."""
    findings: list[Finding]
    """Everything wrong so far."""
    files: dict[str, DataFile]
    """YAML files read so far, by name."""


def load_corpus(root: Path) -> tuple[Corpus | None, list[Finding]]:
    """Return the report below ``root``, and all findings; no corpus if a file could not be read in full."""
    loading = _Loading(root, [], {})
    models = {name: _load_data_file(loading, name, model) for name, model in {**REQUIRED, **OPTIONAL}.items()}
    loading.findings += check_file_names(name_path(root, path) for path in list_files(root, CONTENT, ("",)))
    pairs = _load_pairs(loading)
    photos = _load_photos(loading)
    termbase = _load_termbase(loading)
    accepted = _load_accepted(loading)
    settings, fact_book = models["site"], models["facts"]
    is_complete = not any(finding.is_error for finding in loading.findings)
    if not (is_complete and isinstance(settings, SiteSettings) and isinstance(fact_book, FactBook)):
        return None, loading.findings
    corpus = Corpus(
        settings=settings,
        fact_book=fact_book,
        scorecard=_as(models["scorecard"], Scorecard),
        timeline=_as(models["timeline"], Timeline),
        outlook=_as(models["outlook"], Outlook),
        pairs=recognise_pairs(_order_languages(pairs, settings.locales), accepted),
        photos=photos,
        renditions={},
        files=loading.files,
        termbase=termbase,
        accepted=accepted,
        reviews=_as(models["reviews"], ReviewBook) or ReviewBook(),
    )
    return corpus, loading.findings


def read_base_url(root: Path) -> str | None:
    """Return the base URL in site.yaml; ``None`` where there is none, or where site.yaml cannot be used."""
    settings = _load_data_file(_Loading(root, [], {}), "site", SiteSettings)
    return settings.base_url if isinstance(settings, SiteSettings) else None


def _as(value: BaseModel | None, model: type[Model]) -> Model | None:
    return value if isinstance(value, model) else None


def _order_languages(
    pairs: Mapping[str, DocumentPair], prefixes: tuple[str, ...]
) -> Mapping[str, DocumentPair]:
    """Return the pairs with their documents in the site's order of languages, those in other languages left out."""
    ordered = {
        key: DocumentPair(
            key, {prefix: pair.documents[prefix] for prefix in prefixes if prefix in pair.documents}
        )
        for key, pair in pairs.items()
    }
    return {key: pair for key, pair in ordered.items() if pair.documents}


def _load_data_file(loading: _Loading, name: str, model: type[BaseModel]) -> BaseModel | None:
    """Return ``content/NAME.yaml`` as its model; ``None`` with a finding, or without one where the file is optional and absent."""
    path = loading.root / CONTENT / f"{name}.yaml"
    if not path.exists():
        if name in REQUIRED:
            loading.findings.append(_tell_missing_file(f"{CONTENT}/{name}.yaml"))
        return None
    source = read_source(loading.root, path)
    if isinstance(source, Finding):
        loading.findings.append(source)
        return None
    document = parse_yaml(source.text, path=source.path)
    loading.findings.extend(document.findings)
    if document.findings:
        return None
    loading.files[name] = DataFile(
        source.path, {way: document.locate(way) for way in document.positions}, source.text
    )
    return _validate(loading, model, document)


def _validate(loading: _Loading, model: type[Model], document: YamlDocument) -> Model | None:
    """Return the document as ``model``, or ``None`` with findings."""
    result = validate_document(model, document)
    if isinstance(result, list):
        loading.findings.extend(result)
        return None
    return result


def _tell_missing_file(path: str) -> Finding:
    told = message("The file “%(path)s” is missing.", path=path)
    hint = message(
        "Is this the folder of a report? Give the right one with --root, or add the file; docs/writing.md shows one."
    )
    return Finding("content.missing-file", Severity.ERROR, Location(path), told, hint)


def _load_termbase(loading: _Loading) -> Termbase:
    """Return the termbase; an empty one, with findings, if it cannot be used."""
    loaded = load_termbase(loading.root)
    if isinstance(loaded, list):
        loading.findings.extend(loaded)
        return Termbase()
    termbase, loading.files["termbase"] = loaded
    return termbase


def _load_accepted(loading: _Loading) -> AcceptedPages | None:
    """Return the record of accepted translations; ``None`` where there is none, or, with findings, none that can be used."""
    loaded = load_accepted(loading.root)
    if isinstance(loaded, list):
        loading.findings.extend(loaded)
        return None
    accepted, loading.files["accepted"] = loaded
    return accepted


def _load_pairs(loading: _Loading) -> Mapping[str, DocumentPair]:
    """Return the documents below content/ as pairs, sorted by key."""
    documents: dict[str, dict[str, Document]] = {}
    for path in list_files(loading.root, CONTENT, (".md",)):
        named = _split_name(loading, path)
        if named is None:
            continue
        key, locale = named
        document = _load_document(loading, path, key=key, locale=locale)
        if document is not None:
            documents.setdefault(key, {})[locale] = document
    return {key: DocumentPair(key, documents[key]) for key in sorted(documents)}


def _split_name(loading: _Loading, path: Path) -> tuple[str, str] | None:
    """Return key and locale of a content file's name: ``review/services.zh.md`` is ``review/services`` in ``zh``."""
    name = path.relative_to(loading.root / CONTENT).as_posix()
    stem, _, locale = name.removesuffix(".md").rpartition(".")
    if stem and locale in KNOWN_LOCALES:
        if _SAFE_KEY.fullmatch(stem):
            return stem, locale
        loading.findings.append(_tell_unsafe_name(f"{CONTENT}/{name}"))
        return None
    told = message("The name of this file does not say its language.")
    hint = message(
        "Name it %(example)s, with one of: %(known)s.",
        example="services.zh.md",
        known=", ".join(KNOWN_LOCALES),
    )
    loading.findings.append(
        Finding("content.no-language", Severity.ERROR, Location(f"{CONTENT}/{name}"), told, hint)
    )
    return None


def _tell_unsafe_name(path: str) -> Finding:
    """Return the finding about a file name that cannot be an address: case, spaces and Chinese differ between systems."""
    told = message("The name of this file becomes an address, which holds only a–z, 0–9 and hyphens.")
    hint = message(
        "Rename it in lower-case Latin letters, such as reading-rooms.zh.md; the title stands in the file."
    )
    return Finding("content.unsafe-name", Severity.ERROR, Location(path), told, hint)


def _load_document(loading: _Loading, path: Path, *, key: str, locale: str) -> Document | None:
    """Return one content file, or ``None`` with findings."""
    source = read_source(loading.root, path)
    if isinstance(source, Finding):
        loading.findings.append(source)
        return None
    return parse_document(source, key=key, locale=locale, findings=loading.findings)


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


def _load_photos(loading: _Loading) -> Mapping[str, PhotoFile]:
    """Return the pictures in content/photos/ by file name."""
    photos = {}
    for path in list_files(loading.root, PHOTOS, PHOTO_SUFFIXES):
        content = read_bytes(loading.root, path, limit=MAX_PHOTO_BYTES)
        if isinstance(content, Finding):
            loading.findings.append(content)
            continue
        photos[path.name] = PhotoFile(path.name, f"{PHOTOS}/{path.name}", content, digest_bytes(content))
    return photos
