"""The desk as one file: no script, no request, no button, and outside of the published site; what it tells is the desk's."""

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from couplet.console import Console
from couplet.desk.addresses import DeskAddresses
from couplet.desk.desk import Desk
from couplet.desk.facing import plan_page
from couplet.desk.overview import plan_overview
from couplet.desk.rendering import read_style, render_desk
from couplet.exchange.writer import write_files
from couplet.model.corpus import Corpus
from couplet.model.findings import Finding


def write_report(path: Path, corpus: Corpus, findings: Sequence[Finding], console: Console) -> None:
    """Write the report to ``path``; raises ``OSError`` where that cannot be done."""
    write_files(path.parent, {path.name: render_report(corpus, findings, console).encode()})


def render_report(corpus: Corpus, findings: Sequence[Finding], console: Console) -> str:
    """Return the report in the language of the console; it may be sent to others, so its places are no links."""
    desk = Desk(corpus, tuple(findings), console.translate, DeskAddresses(Path(), ""))
    view = plan_overview(desk)
    pages = [page for row in view.rows if (page := plan_page(desk, row.key))]
    title = corpus.settings.short_title
    context = {
        "title": title.get(console.locale.prefix) or next(iter(title.values())),
        "view": view,
        "pages": pages,
        "inline_style": Markup(read_style()),
    }
    return render_desk("report", console, context)
