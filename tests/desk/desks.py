"""A mini site at the desk: its texts marked and planned as somebody who reads English sees them; no assertions of its own."""

from pathlib import Path

from couplet.desk.acceptance import read_report
from couplet.desk.addresses import DeskAddresses
from couplet.desk.desk import Desk
from couplet.desk.facing import plan_page
from couplet.desk.pieces import Piece
from couplet.desk.views import BlockView, PageView
from couplet.exchange.accepted import accept_pages, list_acceptable
from couplet.model.findings import Message
from tests.mini_site import MiniSite

EDITOR = "vscode://file/{path}:{line}:{column}"
RIGHTS_ZH, RIGHTS_EN = "content/review/rights.zh.md", "content/review/rights.en.md"
TERMS = """\
terms:
  - {id: union, zh: 工会, en: trade union}
  - {id: fund, zh: 互助金, en: mutual aid fund, short: {en: [fund]}, forbidden: {en: [kitty]}}
  - {id: plan, zh: 257计划, en: 257 Plan}
"""


def say(told: Message) -> str:
    """Return a message in the program's own words."""
    return Message(told.msgid, {name: _say_value(value) for name, value in told.parameters.items()}).format(
        told.msgid
    )


def _say_value(value: object) -> object:
    return say(value) if isinstance(value, Message) else value


def accept_all(site: MiniSite) -> MiniSite:
    """Accept all pages of a site and return it."""
    corpus, findings = read_report(site.root)
    assert corpus is not None, findings
    accept_pages(site.root, corpus, list_acceptable(corpus))
    return site


def open_desk(site: MiniSite, *, root: Path = Path("/reports/a b")) -> Desk:
    """Return the desk of a site that can be read."""
    corpus, findings = read_report(site.root)
    assert corpus is not None, findings
    return Desk(corpus, findings, say, DeskAddresses(root, EDITOR, "/repo/"))


def view_page(site: MiniSite, key: str = "review/rights") -> PageView:
    """Return the view of a page that there is."""
    view = plan_page(open_desk(site), key)
    assert view is not None, key
    return view


def find_block(view: PageView, unit: str) -> BlockView:
    """Return the block of a text of the page itself."""
    (block,) = [block for block in view.groups[0].blocks if block.id == unit]
    return block


def write_pair(site: MiniSite, chinese: str, english: str) -> BlockView:
    """Put a pair of paragraphs on a page in place of another and return their block."""
    site.edit(RIGHTS_ZH, "筹集[418.028万元](fact:fund)。", f"筹集[418.028万元](fact:fund)。\n\n{chinese}")
    site.edit(
        RIGHTS_EN,
        "raised [4.18028 million yuan](fact:fund).",
        f"raised [4.18028 million yuan](fact:fund).\n\n{english}",
    )
    return find_block(view_page(site), "fund/paragraph-2")


def show(pieces: tuple[Piece, ...]) -> str:
    """Return pieces in one line: a mark in brackets behind the first letter of its kind and its number, ``!`` where it is open."""
    return "".join(_show(piece) for piece in pieces)


def _show(piece: Piece) -> str:
    if piece.mark is None:
        return piece.text
    fault = f"!{say(piece.mark.fault)}" if piece.mark.fault else ""
    return f"[{piece.mark.kind.value[0]}{piece.number} {show(piece.parts)}{fault}]"


def show_block(block: BlockView) -> list[str]:
    """Return a block's texts, as `show` writes them."""
    return [show(cell.pieces) for cell in block.cells]
