"""Texts out to translators and in again; message catalogs."""
