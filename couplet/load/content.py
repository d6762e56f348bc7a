"""A report's files as one corpus: YAML into models, Markdown into documents, twins into pairs; judges nothing across files.

What cannot be read becomes findings, so that one run shows everything that is wrong; a corpus comes back only when everything a
later stage relies on is there. What was read before is taken from a `Shelf`; the preview's is a forgiving one, on which the last good
reading of a file stands in for one that is broken.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from couplet.load.accepted import ACCEPTED, load_accepted
from couplet.load.documents import CONTENT, read_document
from couplet.load.file_names import check_file_names
from couplet.load.photos import load_photos
from couplet.load.reader import read_source
from couplet.load.shelf import Shelf
from couplet.load.termbase import TERMBASE, load_termbase
from couplet.load.validation import validate_document
from couplet.load.yaml_source import YamlDocument, parse_yaml
from couplet.model.accepted import AcceptedPages
from couplet.model.corpus import Corpus, DataFile
from couplet.model.documents import Document, DocumentPair
from couplet.model.findings import Finding, Location, Severity, message
from couplet.model.photos import PhotoBook
from couplet.model.recognition import follow_renamed, recognise_pair
from couplet.model.report import FactBook, Outlook, Scorecard, Timeline
from couplet.model.reviews import ReviewBook
from couplet.model.settings import SiteSettings
from couplet.model.termbase import Termbase

REQUIRED: Mapping[str, type[BaseModel]] = {"site": SiteSettings, "facts": FactBook}
OPTIONAL: Mapping[str, type[BaseModel]] = {
    "scorecard": Scorecard,
    "timeline": Timeline,
    "outlook": Outlook,
    "photos": PhotoBook,
    "reviews": ReviewBook,
}

NO_REVIEWS, NO_TERMS, NO_PHOTOS = ReviewBook(), Termbase(), PhotoBook()
Model = TypeVar("Model", bound=BaseModel)
Loaded = TypeVar("Loaded", bound=tuple[object, ...])


@dataclass(slots=True)
class _Loading:
    """One run of loading: where from, and what was found wrong."""

    shelf: Shelf
    """The site's files."""
    findings: list[Finding] = field(default_factory=list)
    """Everything wrong so far."""
    files: dict[str, DataFile] = field(default_factory=dict)
    """YAML files read so far, by name."""

    @property
    def root(self) -> Path:
        """The site's root."""
        return self.shelf.root


def load_corpus(root: Path, shelf: Shelf | None = None) -> tuple[Corpus | None, list[Finding]]:
    """Return the report below ``root``, and all findings; no corpus if a file could not be read in full.

    From a forgiving ``shelf`` there is a corpus as soon as there is, or ever was, what every report must have.
    """
    loading = _Loading(shelf or Shelf(root))
    models = {name: _load_data_file(loading, name, model) for name, model in {**REQUIRED, **OPTIONAL}.items()}
    loading.findings += _check_names(loading.shelf)
    documents = _load_documents(loading)
    photos = load_photos(loading.shelf, loading.findings)
    termbase = _load_termbase(loading)
    accepted = _load_accepted(loading, documents)
    settings, fact_book = models["site"], models["facts"]
    is_complete = loading.shelf.is_forgiving or not any(finding.is_error for finding in loading.findings)
    if not (is_complete and isinstance(settings, SiteSettings) and isinstance(fact_book, FactBook)):
        return None, loading.findings
    corpus = Corpus(
        settings=settings,
        fact_book=fact_book,
        scorecard=_as(models["scorecard"], Scorecard),
        timeline=_as(models["timeline"], Timeline),
        outlook=_as(models["outlook"], Outlook),
        pairs=_pair_documents(loading.shelf, documents, settings.locales, accepted),
        photos=photos,
        made_photos={},
        files=loading.files,
        photo_book=_as(models["photos"], PhotoBook) or NO_PHOTOS,
        termbase=termbase,
        accepted=accepted,
        reviews=_as(models["reviews"], ReviewBook) or NO_REVIEWS,
    )
    return corpus, loading.findings


def read_base_url(root: Path) -> str | None:
    """Return the base URL in site.yaml; ``None`` where there is none, or where site.yaml cannot be used."""
    settings = _load_data_file(_Loading(Shelf(root)), "site", SiteSettings)
    return settings.base_url if isinstance(settings, SiteSettings) else None


def _as(value: BaseModel | None, model: type[Model]) -> Model | None:
    return value if isinstance(value, model) else None


def _pair_documents(
    shelf: Shelf,
    documents: Mapping[str, Mapping[str, Document]],
    prefixes: tuple[str, ...],
    accepted: AcceptedPages | None,
) -> Mapping[str, DocumentPair]:
    """Return the pairs with their documents in the site's order of languages, those in other languages left out."""

    def pair(key: str) -> DocumentPair:
        ordered = tuple(documents[key][prefix] for prefix in prefixes if prefix in documents[key])
        record = (accepted or {}).get(key)
        return shelf.derivations.derive(
            ("pair", key),
            (*ordered, record),
            lambda: recognise_pair(
                DocumentPair(key, {document.locale: document for document in ordered}), record
            ),
        )

    pairs = (pair(key) for key in sorted(documents))
    return {pair.key: pair for pair in pairs if pair.documents}


def _load_data_file(loading: _Loading, name: str, model: type[BaseModel]) -> BaseModel | None:
    """Return ``content/NAME.yaml`` as its model; ``None`` with a finding, or without one where the file is optional and absent."""

    def read(path: Path, findings: list[Finding]) -> tuple[DataFile, BaseModel] | None:
        return _read_data_file(loading.root, path, model, findings)

    loaded = loading.shelf.read(f"{CONTENT}/{name}.yaml", loading.findings, read)
    if loaded is None:
        return None
    loading.files[name] = loaded[0]
    return loaded[1]


def _read_data_file(
    root: Path, path: Path, model: type[BaseModel], findings: list[Finding]
) -> tuple[DataFile, BaseModel] | None:
    """Return a YAML file as its places and its model; ``None`` if it cannot be used, or is not there."""
    if not path.exists():
        if path.stem in REQUIRED:
            findings.append(_tell_missing_file(f"{CONTENT}/{path.name}"))
        return None
    source = read_source(root, path)
    if isinstance(source, Finding):
        findings.append(source)
        return None
    document = parse_yaml(source.text, path=source.path)
    findings.extend(document.findings)
    validated = None if document.findings else _validate(model, document, findings)
    if validated is None:
        return None
    places = {way: document.locate(way) for way in document.positions}
    return DataFile(source.path, places, source.text), validated


def _validate(model: type[Model], document: YamlDocument, findings: list[Finding]) -> Model | None:
    """Return the document as ``model``, or ``None`` with findings."""
    result = validate_document(model, document)
    if isinstance(result, list):
        findings.extend(result)
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
    loaded = loading.shelf.read(
        TERMBASE, loading.findings, lambda _, findings: _keep(load_termbase(loading.root), findings)
    )
    if loaded is None:
        return NO_TERMS
    termbase, loading.files["termbase"] = loaded
    return termbase


def _load_accepted(
    loading: _Loading, documents: Mapping[str, Mapping[str, Document]]
) -> AcceptedPages | None:
    """Return the record of accepted translations; ``None`` where there is none, or, with findings, none that can be used."""
    loaded = loading.shelf.read(
        ACCEPTED, loading.findings, lambda _, findings: _keep(load_accepted(loading.root), findings)
    )
    if loaded is None:
        return None
    accepted, loading.files["accepted"] = loaded
    if accepted is None:
        return None
    pages = {key: twins.values() for key, twins in documents.items()}
    return follow_renamed(accepted, pages, loading.files)


def _keep(loaded: Loaded | list[Finding], findings: list[Finding]) -> Loaded | None:
    """Return what was loaded, or ``None`` with what hindered it added to ``findings``."""
    if isinstance(loaded, list):
        findings.extend(loaded)
        return None
    return loaded


def _check_names(shelf: Shelf) -> list[Finding]:
    """Return what is wrong with the names of files in content/."""
    names = shelf.find_files(CONTENT, ("",))
    return shelf.derivations.derive("names", (names,), lambda: check_file_names(names))


def _load_documents(loading: _Loading) -> Mapping[str, Mapping[str, Document]]:
    """Return the documents below content/ by key and locale prefix."""
    documents: dict[str, dict[str, Document]] = {}
    read = partial(read_document, loading.root)
    for name in loading.shelf.find_files(CONTENT, (".md",)):
        document = loading.shelf.read(name, loading.findings, read)
        if document is not None:
            documents.setdefault(document.key, {})[document.locale] = document
    return documents
