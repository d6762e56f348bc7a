"""Rows to Markdown tables; no measuring."""

from collections.abc import Iterable, Iterator, Sequence


def format_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield the lines of a table under a heading; columns after the first are aligned right."""
    yield f"## {title}"
    yield ""
    yield f"| {' | '.join(columns)} |"
    yield f"| --- |{' ---: |' * (len(columns) - 1)}"
    for row in rows:
        yield f"| {' | '.join(map(str, row))} |"
