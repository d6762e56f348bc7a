"""Measurements of the real report, printed as Markdown tables; nothing here passes or fails."""
