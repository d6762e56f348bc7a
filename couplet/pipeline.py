"""The one way through: compare with the last build, produce what is stale, publish all or nothing; the stages do the work.

A build that finds nothing changed must answer at once, so the stages are imported only when there is something to do.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from couplet.load.inputs import digest_code, digest_inputs
from couplet.load.reader import digest_bytes
from couplet.model.findings import Finding
from couplet.model.manifest import MANIFEST_FORMAT, Manifest
from couplet.publish.folder import read_manifest, read_published, verify_site

if TYPE_CHECKING:
    from couplet.production import Order, Product, Published


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did."""

    findings: tuple[Finding, ...]
    """All findings."""
    is_published: bool
    """Whether the site now answers its sources (also when nothing had to be done)."""
    made: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Path of every file made anew to the reasons."""
    kept: int = 0
    """Number of files left as they were."""
    removed: tuple[str, ...] = ()
    """Files of the last build that this one no longer has."""


def find_fingerprint(root: Path, *options: object) -> str:
    """Return one digest of everything a build depends on: inputs, program, libraries, options."""
    inputs = digest_inputs(root)
    lines = [digest_code(), repr(options), *(f"{name} {digest}" for name, digest in inputs.items())]
    return digest_bytes("\n".join(lines).encode())


def is_up_to_date(out: Path, fingerprint: str) -> bool:
    """Whether the site at ``out`` was built from exactly these inputs, without a finding, and nobody has touched it since."""
    manifest = read_manifest(out)
    return manifest is not None and manifest.fingerprint == fingerprint and not verify_site(out, manifest)


def build_site(order: "Order", out: Path, *, is_clean: bool = False) -> Outcome:
    """Build the site that ``order`` asks for into ``out``; with ``is_clean`` make everything anew.

    Raises:
        PublishError: ``out`` is not ours to write, is being built by another process, or the disk would not take the site.
    """
    from couplet.production import produce_site
    from couplet.publish.site import hold_site, publish_site

    with hold_site(out, [order.root / name for name in ("content", "templates", "translations")]):
        # Taken before anything is read, so that an edit during the build makes the next build look again.
        fingerprint = find_fingerprint(order.root, order.base_url, order.is_release)
        previous = None if is_clean else read_manifest(out)
        product = produce_site(order, _look_at(out, previous))
        if not product.is_publishable:
            return Outcome(product.findings, is_published=False)
        publish_site(out, product.contents, _write_manifest(product, fingerprint))
        return _summarise(product, _list_paths(previous))


def _list_paths(manifest: Manifest | None) -> frozenset[str]:
    """Return the paths a manifest lists."""
    return frozenset(manifest.entries) if manifest else frozenset()


def _look_at(out: Path, manifest: Manifest | None) -> "Published":
    """Return what the last build published, as far as it is whole."""
    from couplet.production import Published

    if manifest is None:
        return Published()
    return Published(
        manifest.entries, frozenset(verify_site(out, manifest)), lambda path: read_published(out, path)
    )


def _write_manifest(product: "Product", fingerprint: str) -> Manifest:
    """Return the manifest of a product; one with findings has no fingerprint, so that the next build tells them again."""
    return Manifest(MANIFEST_FORMAT, "" if product.findings else fingerprint, product.entries)


def _summarise(product: "Product", before: frozenset[str]) -> Outcome:
    return Outcome(
        findings=product.findings,
        is_published=True,
        made=product.reasons,
        kept=len(product.contents) - len(product.reasons),
        removed=tuple(sorted(before - set(product.contents))),
    )
