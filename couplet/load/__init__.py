"""Bytes to model: the only stage that reads inputs."""
