"""Judges the addresses of links: which are safe, and which page a file name means; it knows no file system.

Whatever hides a scheme from a reader of the source (entities, percent signs, control characters) is refused, even where the scheme it
hides is harmless.
"""

import posixpath
import re
from dataclasses import dataclass
from html import unescape
from typing import Literal
from urllib.parse import unquote, urlsplit

from couplet.load.markdown_reading import ID_RULE, Reading
from couplet.model.findings import Location, message

Verdict = Literal[
    "external", "page", "fact", "unsafe", "outside", "unknown-file", "unknown-anchor", "fact-id"
]
"""What an address is: the first three are allowed."""

_SCHEMES = frozenset(("http", "https", "mailto", "tel"))
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_HIDDEN = re.compile("[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\u3000\ufeff]")
_CONTENT_FILE = re.compile(r"(?P<key>[^?]*[^/?])\.(?P<locale>[a-z]{2,3})\.md")
_ANCHOR = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Address:
    """A judged address."""

    verdict: Verdict
    """What it is."""
    href: str = ""
    """What the ``href`` attribute holds; of a fact, its id."""
    target: str = ""
    """Key of the page it leads to, where it leads to one."""
    anchor: str | None = None
    """Id on that page, or ``None``."""
    locale: str | None = None
    """Locale in the file name as written, or ``None``."""


def judge_address(address: str, *, key: str) -> Address:
    """Return what `address`, written on the page `key`, is; `address` is as in the source."""
    plain = unescape(address)
    bare = _HIDDEN.sub("", _decode(plain)).lower()
    if _HIDDEN.search(plain) or "\\" in plain or bare.startswith("//") or "\\" in bare:
        return Address("unsafe")
    scheme = _SCHEME.match(bare)
    if scheme is None:
        return _judge_file(plain, key)
    name = scheme.group(1)
    if not address.lower().startswith(f"{name}:"):
        return Address("unsafe")
    if name == "fact":
        fact = address[len("fact:") :]
        return Address("fact", href=fact) if ID_RULE.fullmatch(fact) else Address("fact-id", href=fact)
    return (
        Address("external", href=plain) if name in _SCHEMES and _is_whole(plain, name) else Address("unsafe")
    )


def _decode(address: str) -> str:
    """Return `address` with all entities and percent signs decoded, however often they are nested; at most eight times."""
    for _ in range(8):
        decoded = unescape(unquote(address))
        if decoded == address:
            break
        address = decoded
    return address


def _is_whole(address: str, scheme: str) -> bool:
    """Whether an address with an allowed scheme has a host (or a mailbox, a number) and nobody's name before the host."""
    if scheme in ("mailto", "tel"):
        return len(address) > len(scheme) + 1 and not address[len(scheme) + 1 :].startswith("/")
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.hostname) and "@" not in parts.netloc


def _judge_file(address: str, key: str) -> Address:
    """Judge an address without a scheme: an anchor, or the name of a content file relative to that of the page `key`."""
    name, has_anchor, anchor = address.partition("#")
    target, locale = key, None
    if name:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(key), name))
        if name.startswith("/") or path == ".." or path.startswith("../"):
            return Address("outside")
        match = _CONTENT_FILE.fullmatch(path)
        if match is None:
            return Address("unknown-file")
        target, locale = match["key"], match["locale"]
    if not (name or has_anchor) or (has_anchor and not _ANCHOR.fullmatch(anchor)):
        return Address("unknown-anchor")
    href = f"page:{target}#{anchor}" if has_anchor else f"page:{target}"
    return Address("page", href=href, target=target, anchor=anchor or None, locale=locale)


def report_address(reading: Reading, verdict: Verdict, where: Location, address: str) -> None:
    """Report an address that was judged not to be allowed."""
    if verdict == "outside":
        told = message("The link “%(address)s” leads out of content/.", address=address)
        hint = message(
            "Write the name of the file as seen from this one, for example “../scorecard.en.md”; to other sites, the whole “https://…”."
        )
        reading.report("links.outside", where, told, hint)
    elif verdict == "unknown-anchor":
        told = message("“%(address)s” cannot be the address of a heading.", address=address)
        hint = message(
            "Write “#” and the heading's id in small Latin letters, for example “services.en.md#reading-rooms”."
        )
        reading.report("links.unsafe-anchor", where, told, hint)
    elif verdict == "unknown-file":
        told = message("“%(address)s” is not the name of a content file.", address=address)
        hint = message(
            "Link to the Markdown file with its language, for example “../scorecard.en.md”; to other sites, the whole “https://…”."
        )
        reading.report("links.unknown-file", where, told, hint)
    else:
        told = message("The address “%(address)s” is not allowed in a link.", address=_show(address))
        hint = message(
            "Allowed are “https://…”, “http://…”, “mailto:…”, “tel:…”, “fact:…” and names of content files such as “../scorecard.en.md”."
        )
        reading.report("links.unsafe", where, told, hint)


def check_locale(reading: Reading, judged: Address, where: Location) -> None:
    """Warn of a link whose file name is in another language than the file it stands in: readers stay in their language."""
    own = reading.path.removesuffix(".md").rpartition(".")[2]
    if judged.locale is not None and reading.path.endswith(".md") and judged.locale != own:
        told = message(
            "This link names the “%(locale)s” file, but readers stay in “%(own)s”.",
            locale=judged.locale,
            own=own,
        )
        hint = message(
            "Name the file in this file's language: “%(key)s.%(own)s.md”.",
            key=posixpath.basename(judged.target),
            own=own,
        )
        reading.warn("links.other-language", where, told, hint)


def _show(address: str) -> str:
    """Return `address` with invisible characters written out, for a message."""
    return _HIDDEN.sub(
        lambda match: match.group() if match.group() == " " else f"\\u{ord(match.group()):04x}", address
    )
