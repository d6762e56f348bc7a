"""The types that all stages speak in; imports nothing of ours."""
