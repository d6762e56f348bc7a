"""How checks make findings: two short ways to say error and warning, and the names of languages in the reader’s own; no checks."""

from collections.abc import Mapping

from couplet.model.findings import Finding, Location, Message, Severity, message

LANGUAGES: Mapping[str, Message] = {"zh": message("Chinese"), "en": message("English")}
"""Locale prefix to the name of its language, for sentences about a language; what stands for itself has its own name (`Locale.name`)."""


def tell_error(
    code: str, location: Location, told: Message, hint: Message, *, page: str | None = None
) -> Finding:
    """Return a finding that forbids publishing."""
    return Finding(code, Severity.ERROR, location, told, hint, page)


def tell_warning(
    code: str, location: Location, told: Message, hint: Message, *, page: str | None = None
) -> Finding:
    """Return a finding that does not forbid publishing."""
    return Finding(code, Severity.WARNING, location, told, hint, page)
