"""Links between content files: the page must exist, and the place on it; what the built pages link to is checked after rendering."""

from collections.abc import Collection, Iterator, Mapping

from couplet.checks.references import suggest
from couplet.checks.telling import tell_error
from couplet.model.corpus import Corpus
from couplet.model.documents import Link
from couplet.model.findings import Finding, message
from couplet.model.pictures import list_pictures, name_anchor


def check_links(corpus: Corpus) -> Iterator[Finding]:
    """Yield a finding for every link to a page, or to a place on a page, that is not there."""
    for document in corpus.documents:
        anchors = {
            key: list_anchors(corpus, key, document.locale)
            for key in {link.target for link in document.links}
        }
        for link in document.links:
            yield from _check_link(link, corpus.pairs, anchors[link.target], page=document.key)


def _check_link(
    link: Link, pages: Collection[str], anchors: Collection[str], *, page: str
) -> Iterator[Finding]:
    """Yield the finding about one link, if there is one."""
    if link.target not in pages:
        told = message("The link leads to the page “%(target)s”, which does not exist.", target=link.target)
        yield tell_error("links.dangling", link.location, told, suggest(link.target, pages), page=page)
    elif link.anchor and link.anchor not in anchors:
        told = message("There is no “#%(id)s” on the page “%(target)s”.", id=link.anchor, target=link.target)
        yield tell_error(
            "links.dangling-anchor", link.location, told, suggest(link.anchor, anchors), page=page
        )


def list_anchors(corpus: Corpus, key: str, locale: str) -> Mapping[str, str]:
    """Return the ids on a page in one language (in any, where it lacks that one), each with what it belongs to."""
    if key not in corpus.pairs:
        return {}
    documents = corpus.pairs[key].documents
    document = documents.get(locale) or next(iter(documents.values()))
    anchors = dict.fromkeys(document.anchors, "heading")
    anchors |= {f"fn-{note.anchor}": "footnote" for note in document.footnotes}
    anchors |= {name_anchor(picture.file): "photo" for picture in list_pictures(corpus, key)}
    kind = document.front_matter.page
    if kind == "scorecard" and corpus.scorecard:
        anchors |= {item.id: "item" for item in corpus.scorecard.items}
        anchors |= {f"honours-{level.id}": "honours" for level in corpus.scorecard.honours}
    elif kind == "timeline" and corpus.timeline:
        dates = {
            entry.id: corpus.facts[entry.fact].date or ""
            for entry in corpus.timeline.entries
            if entry.fact in corpus.facts
        }
        anchors |= {f"{date}-{name}": "entry" for name, date in dates.items()}
        anchors |= {date[:7]: "month" for date in dates.values()}
        anchors |= {f"theme-{entry.theme}": "theme" for entry in corpus.timeline.entries if entry.theme}
    elif kind == "outlook" and corpus.outlook:
        anchors |= {f"item-{item.id}": "item" for item in corpus.outlook.items}
    elif kind == "imprint":
        anchors |= {f"defect-{defect.id}": "defect" for defect in corpus.fact_book.defects}
    return anchors
