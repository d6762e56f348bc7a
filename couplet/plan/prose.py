"""Documents as sections and rows: blocks side by side, links and figures resolved for one page; no layout."""

import re
from collections.abc import Sequence
from html import escape, unescape

from couplet.figures.spelling import find_stated
from couplet.model.alignment import AlignedBlock, align_blocks
from couplet.model.bodies import ProseBody
from couplet.model.documents import Block
from couplet.model.views import PhotoView, RowView, SectionView, SwitchView
from couplet.plan.navigation import plan_switches
from couplet.plan.photos import plan_photos
from couplet.plan.scene import Scene

SECTION_LEVEL = 2
_PAGE_LINK = re.compile(r'href="page:([^"#]*)(?:#([^"]*))?"')
_FACT_MARK = re.compile(r'<data data-fact="([^"]*)">(.*?)</data>')
_TAG = re.compile(r"<[^>]+>")
_NOTE_ADDRESS = re.compile(r'(id="fnref-|href="#fnref-|href="#fn-)([^"]+)"')


def plan_prose(scene: Scene) -> ProseBody:
    """Return the body of the scene's page as sections in the edition's languages."""
    documents = scene.find_documents(scene.key)
    photos = dict(
        plan_photos(scene)
    )  # Each is taken out where it is shown: twins may show one at different places.
    rows = align_blocks({prefix: document.blocks for prefix, document in documents.items()})
    notes = align_blocks({prefix: document.footnotes for prefix, document in documents.items()})
    return ProseBody(
        sections=tuple(_plan_section(section, scene, photos) for section in _split_sections(rows)),
        footnotes=tuple(_plan_row(row, scene, photos) for row in notes),
    )


def _split_sections(rows: Sequence[AlignedBlock]) -> list[list[AlignedBlock]]:
    """Return the rows in runs that begin with a heading of level 2, the first perhaps without one."""
    runs: list[list[AlignedBlock]] = []
    for row in rows:
        is_opening = row.kind == "heading" and row.first.level == SECTION_LEVEL
        if is_opening or not runs:
            runs.append([])
        runs[-1].append(row)
    return runs


def _plan_section(run: Sequence[AlignedBlock], scene: Scene, photos: dict[str, PhotoView]) -> SectionView:
    """Return one section; a run without heading gives the part before the first."""
    opening = run[0]
    if opening.kind != "heading" or opening.first.level != SECTION_LEVEL:
        return SectionView(anchor=None, heading={}, rows=tuple(_plan_row(row, scene, photos) for row in run))
    heading = _plan_row(opening, scene, photos)
    return SectionView(
        anchor=heading.anchor,
        heading=heading.cells,
        rows=tuple(_plan_row(row, scene, photos) for row in run[1:]),
        switches=_plan_section_switches(scene, opening),
    )


def _plan_section_switches(scene: Scene, opening: AlignedBlock) -> tuple[SwitchView, ...]:
    """Return the same place in the other editions, those alone whose page has it."""
    anchor = opening.first.anchor
    pair = scene.corpus.pairs[scene.key]
    having = {prefix for prefix, document in pair.documents.items() if anchor in document.anchors}
    return tuple(
        switch
        for switch in plan_switches(scene, anchor=anchor)
        if not switch.is_current
        and any(locale.prefix in having for locale in scene.table.editions[switch.edition].locales)
    )


def _plan_row(row: AlignedBlock, scene: Scene, photos: dict[str, PhotoView]) -> RowView:
    """Return one row with its HTML made fit for the page; of pictures, each once in the words of all languages."""
    outdated = tuple(prefix for prefix, block in row.blocks.items() if _is_outdated(block, scene, prefix))
    if row.kind == "photos":
        files = dict.fromkeys(picture.file for block in row.blocks.values() for picture in block.pictures)
        return RowView(
            row.kind,
            {},
            outdated=outdated,
            photos=tuple(photos.pop(file) for file in files if file in photos),
        )
    cells = {prefix: resolve_html(block.html, scene, prefix=prefix) for prefix, block in row.blocks.items()}
    return RowView(row.kind, cells, anchor=row.first.anchor, level=row.first.level, outdated=outdated)


def _is_outdated(block: Block, scene: Scene, prefix: str) -> bool:
    """Whether a text of the block is older than in another language."""
    lines = scene.table.statuses[scene.key].freshness.outdated_lines
    height = block.source.count("\n") + 1
    return any((prefix, line) in lines for line in range(block.line, block.line + height)) if lines else False


def resolve_html(html: str, scene: Scene, *, prefix: str) -> str:
    """Return a block's HTML with addresses, figures and note ids as the scene's page needs them.

    Links to pages become relative addresses in the page's edition (or the nearest that has the page); marked figures get their value;
    in a facing edition the ids of notes get the language's prefix, since both languages stand in one page.
    """

    def resolve_link(match: re.Match[str]) -> str:
        key, anchor = match[1], match[2]
        route = scene.table.find_nearest(key or scene.key, scene.edition)
        return f'href="{scene.addresses.to(route.path, anchor)}"' if route else 'href="#"'

    def resolve_fact(match: re.Match[str]) -> str:
        fact = scene.facts.get(match[1])
        if fact is None:
            # No build comes here, the checks see to that; the preview shows what is written.
            return match[2]
        value = find_stated(unescape(_TAG.sub("", match[2])), fact, prefix)
        line = f' data-line="{fact.line}"' if fact.line else ""
        return f'<data value="{escape(value or "")}" data-fact="{match[1]}"{line}>{match[2]}</data>'

    resolved = _FACT_MARK.sub(resolve_fact, _PAGE_LINK.sub(resolve_link, html))
    return _NOTE_ADDRESS.sub(rf'\1\2-{prefix}"', resolved) if scene.edition.is_facing else resolved
