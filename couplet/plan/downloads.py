"""The scorecard as files for other programs: CSV in each language, JSON with all; pure bytes, no page.

CSV begins with a byte order mark, without which Excel and WPS on Chinese Windows read it as GBK; its text cells cannot become formulas
(OWASP, "CSV Injection"). JSON has neither need.
"""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from couplet.model.corpus import Corpus
from couplet.model.locales import KNOWN_LOCALES, Locale
from couplet.model.report import Fact, ScorecardItem

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
DOWNLOADS = "downloads/"
"""Folder of the files."""
COLUMNS = ("id", "title", "unit", "target", "result", "rate", "source_line")


@dataclass(frozen=True, slots=True)
class Download:
    """A file beside the scorecard."""

    format: str
    """``CSV`` or ``JSON``."""
    path: str
    """Path in the site."""
    content: bytes
    """Its bytes."""
    locale: Locale | None
    """Language of its texts; ``None`` where it holds all."""


def list_downloads(corpus: Corpus) -> tuple[Download, ...]:
    """Return the files of a report's scorecard; none if it has no scorecard."""
    if corpus.scorecard is None:
        return ()
    tables = tuple(
        Download(
            "CSV", f"{DOWNLOADS}scorecard.{prefix}.csv", _write_csv(corpus, prefix), KNOWN_LOCALES[prefix]
        )
        for prefix in corpus.settings.locales
    )
    return (*tables, Download("JSON", f"{DOWNLOADS}scorecard.json", _write_json(corpus), None))


def _write_csv(corpus: Corpus, prefix: str) -> bytes:
    """Return the table in one language: UTF-8 with byte order mark, CRLF as RFC 4180 has it."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for item, fact in _list_items(corpus):
        texts = (item.id, item.title.get(prefix, ""), item.unit.get(prefix, ""))
        writer.writerow(
            (
                *map(_guard_text, texts),
                _plain(fact.target),
                _plain(fact.outcome),
                _rate(fact),
                fact.result_line or "",
            )
        )
    return "\ufeff".encode() + table.getvalue().encode()


def _guard_text(text: str) -> str:
    """Return a text cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _write_json(corpus: Corpus) -> bytes:
    """Return the table in all languages; numbers as JSON numbers, what is not reported as null."""
    assert corpus.scorecard is not None
    items = [
        {
            "id": item.id,
            "title": dict(item.title),
            "unit": dict(item.unit),
            "target": _as_number(fact.target),
            "result": _as_number(fact.outcome),
            "rate": float(rate) if (rate := _rate(fact)) else None,
            "source_lines": [line for line in (fact.line, fact.result_line) if line],
        }
        for item, fact in _list_items(corpus)
    ]
    table = {"plan": dict(corpus.scorecard.plan.name), "items": items}
    return (json.dumps(table, ensure_ascii=False, indent=1) + "\n").encode()


def _list_items(corpus: Corpus) -> Iterator[tuple[ScorecardItem, Fact]]:
    assert corpus.scorecard is not None
    facts = corpus.facts
    for item in corpus.scorecard.items:
        yield item, facts[item.fact]


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def _as_number(value: Decimal | None) -> int | float | None:
    """Return a value for JSON: whole numbers without a point."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _rate(fact: Fact) -> str:
    """Return result divided by target to four decimals; empty where not reported."""
    return "" if fact.rate is None else f"{fact.rate.quantize(Decimal('0.0001')):f}"
