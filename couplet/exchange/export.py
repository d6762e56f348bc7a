"""A report's texts as files for translators: one for each page, since pages are what is shared out, or one in all; it writes nothing."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Literal

from couplet.exchange.interface import list_interface_texts
from couplet.exchange.outgoing import Outgoing, prepare_texts
from couplet.exchange.po_exchange import format_po_texts
from couplet.exchange.texts import ReportFiles, Text, list_texts
from couplet.exchange.xliff import format_xliff
from couplet.freshness import compare_report
from couplet.model.corpus import Corpus
from couplet.model.findings import Message
from couplet.model.locales import KNOWN_LOCALES

Format = Literal["po", "xliff"]
SUFFIXES: Mapping[Format, str] = {"po": "po", "xliff": "xlf"}


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What is to go out."""

    form: Format
    """Format of the files."""
    source: str
    """Prefix of the locale to translate from; every other language of the site is translated into."""
    is_single: bool
    """Whether everything goes into one file for each language."""
    translate: Callable[[Message], str]
    """Words a note in the language of whoever reads it."""


@dataclass(frozen=True, slots=True)
class Export:
    """Files for translators."""

    contents: Mapping[str, bytes]
    """File name to bytes."""
    counts: Mapping[str, int]
    """``translated``, ``outdated`` and ``missing`` to the number of texts."""


def list_all_texts(corpus: Corpus, root: Path, files: ReportFiles) -> list[Text]:
    """Return every text of the site at ``root``, those that belong to one translator's file next to each other.

    Raises `couplet.exchange.texts.UnreadableFileError`.
    """
    texts = [*list_texts(corpus, files), *list_interface_texts(root, files, corpus.settings.locales)]
    first = {name: number for number, name in reversed(list(enumerate(text.file for text in texts)))}
    return sorted(texts, key=lambda text: first[text.file])


def export_texts(corpus: Corpus, root: Path, order: ExportOrder) -> Export:
    """Return the files that ``order`` asks for; raises `couplet.exchange.texts.UnreadableFileError`."""
    corpus = compare_report(corpus)
    texts = list_all_texts(corpus, root, ReportFiles(root))
    contents: dict[str, bytes] = {}
    counts = {"translated": 0, "outdated": 0, "missing": 0}
    for target in (prefix for prefix in corpus.settings.locales if prefix != order.source):
        outgoing = list(prepare_texts(texts, corpus, source=order.source, target=target))
        for text in outgoing:
            counts[text.state] += 1
        for name, members in _share_out(outgoing, is_single=order.is_single):
            file_name = f"{name}.{order.source}-{target}.{SUFFIXES[order.form]}"
            contents[file_name] = _format(members, corpus, order, target=target).encode()
    return Export(contents, counts)


def _share_out(outgoing: list[Outgoing], *, is_single: bool) -> Iterator[tuple[str, list[Outgoing]]]:
    """Yield the texts of each file with its name."""
    if is_single:
        yield "report", outgoing
        return
    for name, members in groupby(outgoing, key=lambda text: text.text.file):
        yield name.replace("/", "."), list(members)


def _format(texts: list[Outgoing], corpus: Corpus, order: ExportOrder, *, target: str) -> str:
    languages = KNOWN_LOCALES[order.source], KNOWN_LOCALES[target]
    if order.form == "xliff":
        return format_xliff(texts, languages, translate=order.translate)
    title = corpus.settings.short_title.get(order.source, "Couplet")
    return format_po_texts(texts, languages, title=title, translate=order.translate)
