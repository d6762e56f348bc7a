"""What the address of a published site looks like, typed or in ``site.yaml``; imports nothing that a quick build has to pay for."""

import re

BASE_URL = re.compile(r"https?://[A-Za-z0-9.:-]+(/[A-Za-z0-9._~/-]*)?")
"""Scheme, host, and perhaps a port and a path; nothing that would have to be escaped anywhere."""


def normalise_base_url(url: str) -> str:
    """Return an address with a slash at its end."""
    return url if url.endswith("/") else f"{url}/"
