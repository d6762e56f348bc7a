"""Model to findings: `suite` lists every check of a report, `output` those of the built pages; each is a pure function."""
