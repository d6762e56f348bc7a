"""The content files of next year's report: last year's heads and headings, with placeholders where its texts stood; pure."""

import re
from collections.abc import Collection, Iterator, Sequence

from couplet.model.alignment import AlignedBlock, align_blocks
from couplet.model.corpus import Corpus
from couplet.model.documents import Block, Document, DocumentPair
from couplet.model.placeholders import make_placeholder
from couplet.starting.words import say
from couplet.starting.yaml_text import write_scalar
from couplet.starting.years import advance_years, names_year

_HEADING = re.compile(r"#+\s*(?P<text>.*?)\s*\{#[^}]*\}\s*$")
_NOTE = re.compile(r"\[\^([^\]]+)\](?!:)")
_ANCHORED_LINK = re.compile(r"\]\([^)\s]*\.md#")


def write_next_pages(corpus: Corpus, year: int, dropped: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield path and text of every content file of the report for ``year``, but for the pages in ``dropped``."""
    for key, pair in corpus.pairs.items():
        if key in dropped:
            continue
        is_kept = _find_kind(pair) == "imprint"
        for document in pair.documents.values():
            body = (
                _keep_body(pair, document.locale, corpus, year)
                if is_kept
                else _empty_body(document.blocks, document.locale, year)
            )
            yield document.path, f"{_write_head(document, year)}\n{body}\n"


def _find_kind(pair: DocumentPair) -> str:
    return next(iter(pair.documents.values())).front_matter.page


def find_heading(block: Block) -> str:
    """Return the words of a heading as written, without marks and id."""
    match = _HEADING.match(block.source.split("\n", 1)[0])
    return match["text"] if match else block.text


def _write_head(document: Document, year: int) -> str:
    """Return the head of a page: its name stays, what tells of the year is to be written."""
    head, prefix = document.front_matter, document.locale
    texts: dict[str, str] = {"page": head.page}
    if head.page == "imprint":
        texts |= {
            "title": advance_years(head.title, year),
            "short_title": advance_years(head.short_title, year),
        }
    elif head.page == "home":
        texts |= {
            "title": make_placeholder(prefix, say(prefix, "title", year=year)),
            "short_title": head.short_title,
        }
    elif head.page == "scorecard":
        # Its own name is often that of last year's plan.
        texts["title"] = say(prefix, "scorecard")
    else:
        # A long title tells what the year was about; the short one is the page's name.
        texts["title"] = advance_years(head.name, year)
    if head.page == "imprint" and not names_year(f"{head.description} {head.deck}", year):
        texts |= {"description": head.description, "deck": head.deck}
    else:
        texts["description"] = make_placeholder(prefix, say(prefix, "description"))
    lines = [f"{key}: {write_scalar(text)}" for key, text in texts.items() if text]
    return "\n".join(["---", *lines, "---", ""])


def _empty_body(blocks: Sequence[Block], prefix: str, year: int) -> str:
    """Return the headings, and one placeholder wherever text stood under them."""
    parts: list[str] = []
    word, is_told = "opening", False
    for block in blocks:
        if block.kind == "heading":
            parts.append(_write_heading(block, year))
            word, is_told = "section", False
        elif not is_told:
            parts.append(make_placeholder(prefix, say(prefix, word)))
            is_told = True
    return "\n\n".join(parts)


def _write_heading(block: Block, year: int) -> str:
    return advance_years(block.source.split("\n", 1)[0], year)


def _keep_body(pair: DocumentPair, prefix: str, corpus: Corpus, year: int) -> str:
    """Return the imprint in one language: what holds for any year stays, what tells of one is to be written."""
    report = corpus.fact_book.report
    names = {name for texts in (report.title, report.subtitle) for name in texts.values()}
    parts = []
    for row in align_blocks({one: document.blocks for one, document in pair.documents.items()}):
        block = row.blocks.get(prefix)
        if block is None:
            continue
        if block.kind == "heading":
            parts.append(_write_heading(block, year))
        elif _tells_of_year(row, names, year):
            parts.append(make_placeholder(prefix, say(prefix, "passage", year=year)))
        else:
            parts.append(block.source)
    kept = set(_NOTE.findall("\n".join(parts)))
    notes = [note.source for note in pair.documents[prefix].footnotes if note.anchor in kept]
    return "\n\n".join((*parts, *notes))


def _tells_of_year(row: AlignedBlock, names: Collection[str], year: int) -> bool:
    """Whether a passage names the year or the report, or leads to a place that next year's report will not have, in any language."""
    return any(
        names_year(block.source, year)
        or _ANCHORED_LINK.search(block.source)
        or any(name in block.source for name in names)
        for block in row.blocks.values()
    )
