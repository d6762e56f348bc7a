"""Artifact to bytes: templates from loaded texts, no disk; pure."""
