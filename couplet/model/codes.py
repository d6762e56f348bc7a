"""Every code a finding can have; what a code means stands in docs/checks.md, how much it weighs at one site in `couplet.model.policy`.

A finding with a firm code always forbids publishing: what comes after relies on its not being there, or readers would be harmed. The
severity of all others is a site's own choice, and a writer can accept one of them at one place. A test holds this list against the program
and against docs/checks.md.
"""

from collections.abc import Mapping

_FIRM: Mapping[str, str] = {
    "characters": "control direction garbled invisible line-separator lost private-use",
    "checks": "firm-code unknown-code",
    "content": "missing-file name-clash no-language unsafe-name",
    "encoding": "not-utf-8",
    "exchange": "marks no-base source-changed structure target-changed twice unknown-text unreadable",
    "facts": "no-part statement unknown unsafe-id",
    "file": "outside-root too-large unreadable",
    "footnotes": "duplicate-label no-text unsafe-label",
    "freshness": "record",
    "front-matter": "missing unclosed",
    "headings": "duplicate-id empty nested no-id unsafe-id",
    "ids": "duplicate",
    "links": "dangling dangling-anchor full-width-bracket nested outside unknown-file unsafe unsafe-anchor",
    "markdown": "attributes heading-level image indented-text join list-indentation list-without-blank-line raw-html rule"
    " table-columns too-deep unclosed-code",
    "messages": "fuzzy missing no-template placeholders syntax",
    "output": "alternate dangling duplicate-id languages no-language notice outside-request",
    "pages": "no-data no-home second-of-kind",
    "photos": "address consent people quotes twice unusable",
    "preview": "fault",
    "references": "fact fact-kind page photo scorecard-item section theme",
    "reviews": "no-such-date same-person second-entry unknown-page",
    "routes": "clash",
    "schema": "empty invalid missing-key no-such-date not-a-list not-a-mapping not-a-number not-a-switch not-a-text pattern too-long"
    " unknown-choice unknown-key unknown-language",
    "share": "font",
    "templates": "syntax",
    "terms": "contradiction unreadable",
    "twins": "kind",
    "yaml": "alias cut-off duplicate-key full-width full-width-colon indentation missing-space several-documents syntax tag too-deep",
}
"""Family to the rest of its firm codes."""
_OPEN: Mapping[str, str] = {
    "acceptance": "ambiguous unused",
    "content": "placeholder unread-file",
    "exchange": "fuzzy incomplete",
    "facts": "bound likely-slip mismatch unlisted unstated verdict",
    "figures": "exchanged mismatch",
    "footnotes": "unused",
    "freshness": "conflict never-accepted orphan outdated outdated-figure",
    "headings": "skipped-level",
    "links": "broken other-language title",
    "markdown": "emphasis-elsewhere emphasis-spaces full-width list-marker missing-space pasted table-separator unclosed unsupported"
    " wide-indentation",
    "messages": "obsolete",
    "pages": "not-in-navigation",
    "photos": "credit folder format words",
    "reviews": "missing order skipped-stage",
    "share": "missing-characters",
    "structure": "alt-repeats block footnote head items link photo table untranslated",
    "terms": "first-mention forbidden import mismatch",
    "twins": "heading missing order text",
    "typography": "dash ellipsis full-width grouping half-width range repeated serial-comma space straight-quote unpaired",
}
"""Family to the rest of its codes whose severity a site may choose."""


def _join(families: Mapping[str, str]) -> frozenset[str]:
    return frozenset(f"{family}.{name}" for family, names in families.items() for name in names.split())


FIRM_CODES = _join(_FIRM)
"""Codes that always forbid publishing."""
CODES = FIRM_CODES | _join(_OPEN)
"""All codes."""


def list_names() -> frozenset[str]:
    """Return all codes and all families of codes, which stand for each code in them: ``links`` for ``links.title``."""
    return CODES | {code.partition(".")[0] for code in CODES}
