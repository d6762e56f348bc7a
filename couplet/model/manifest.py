"""What a published site consists of, and what made each file of it; no reading and no writing of files.

The manifest lies in the site itself, as ``.couplet.json``: it marks the folder as ours, and it is what the next build compares
its inputs with. It holds no time and no host, so that two builds of the same inputs write the same manifest.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, TypeVar, cast

MANIFEST_FORMAT: Final = 1
"""Version of the manifest's own form; a manifest of another version is not read."""
MANIFEST_GENERATOR: Final = "couplet"
"""The first word of every manifest, whatever its version: by it a folder is known as ours."""
_Kind = TypeVar("_Kind")


class Unchanged(Enum):
    """Stands for the content of an artifact that the published site already holds; see `UNCHANGED`."""

    UNCHANGED = "unchanged"


UNCHANGED: Final = Unchanged.UNCHANGED
"""Give this in place of bytes to carry a file over from the site as it is."""


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """One published file."""

    path: str
    """Path relative to the site, with ``/``."""
    sha256: str
    """Digest of the content, 64 lower-case hexadecimal digits."""
    size: int
    """Length of the content in bytes."""
    inputs: Mapping[str, str] = field(default_factory=dict)
    """Digests of what made the artifact, by name: template, view, catalog, settings, code …"""

    @classmethod
    def from_content(cls, path: str, content: bytes, inputs: Mapping[str, str]) -> "ManifestEntry":
        """Return the entry of the file ``path`` that holds ``content`` and was made from ``inputs``."""
        return cls(path, hashlib.sha256(content).hexdigest(), len(content), inputs)


@dataclass(frozen=True, slots=True)
class Manifest:
    """Every file of a site except the manifest itself."""

    format: int
    """Version of the form, `MANIFEST_FORMAT`."""
    fingerprint: str
    """One digest over all inputs of the build: if it is the same, nothing needs doing."""
    entries: Mapping[str, ManifestEntry]
    """The files by path."""

    def to_json(self) -> str:
        """Return the manifest as JSON text: keys sorted, one line for each file, a line break at the end."""
        lines = [
            f"  {_write_json(path)}: {_write_json(_pack(self.entries[path]))}"
            for path in sorted(self.entries)
        ]
        head = {"format": self.format, "fingerprint": self.fingerprint, "generator": MANIFEST_GENERATOR}
        fields = [f"{_write_json(key)}: {_write_json(value)}" for key, value in head.items()]
        entries = "{\n" + ",\n".join(lines) + "\n}" if lines else "{}"
        return "{\n" + ",\n".join([*fields, f'"entries": {entries}']) + "\n}\n"

    @classmethod
    def from_json(cls, text: str) -> "Manifest":
        """Return the manifest that ``text`` holds.

        Only what `to_json` wrote is accepted, to the letter: a manifest that somebody edited says nothing reliable about the
        files beside it.

        Raises:
            ValueError: ``text`` is not JSON, not a manifest, of another version, or not in the form that `to_json` writes.
        """
        try:
            manifest = _unpack(json.loads(text))
        except (KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ValueError(f"not a manifest: {error!r}") from error
        if manifest.format != MANIFEST_FORMAT:
            raise ValueError(f"a manifest of version {manifest.format!r}, not {MANIFEST_FORMAT}")
        if manifest.to_json() != text:
            raise ValueError("the manifest was edited")
        return manifest


def _write_json(value: object) -> str:
    """Return ``value`` as JSON in one line, keys sorted."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _pack(entry: ManifestEntry) -> dict[str, object]:
    """Return the fields of ``entry`` that its key does not already say."""
    return {"inputs": dict(entry.inputs), "sha256": entry.sha256, "size": entry.size}


def _unpack(value: object) -> Manifest:
    """Return the manifest in ``value``; raises KeyError, TypeError, AttributeError or ValueError where it is none."""
    fields = cast("dict[str, dict[str, dict[str, object]]]", value)
    entries = {
        path: ManifestEntry(
            path,
            sha256=_expect(entry["sha256"], str),
            size=_expect(entry["size"], int),
            inputs={
                _expect(name, str): _expect(digest, str)
                for name, digest in _expect(entry["inputs"], dict).items()
            },
        )
        for path, entry in fields["entries"].items()
    }
    return Manifest(_expect(fields["format"], int), _expect(fields["fingerprint"], str), entries)


def _expect(value: object, kind: type[_Kind]) -> _Kind:
    """Return ``value`` if it is exactly a ``kind``, else raise ValueError."""
    if type(value) is not kind:
        raise ValueError(f"{value!r} is not a {kind.__name__}")
    return value
