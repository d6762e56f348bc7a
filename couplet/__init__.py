"""Couplet: reports in two languages, from Markdown and YAML to a static site. Start reading at `couplet.pipeline`."""

__version__ = "0.1.0"
