"""The local preview: watch, rebuild, serve."""
