"""Findings as other programs read them: JSON records, annotations of a pull request, SARIF; each a pure function over findings."""
