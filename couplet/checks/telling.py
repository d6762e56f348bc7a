"""How checks make findings: two short ways to say error and warning; no checks."""

from couplet.model.findings import Finding, Location, Message, Severity


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
