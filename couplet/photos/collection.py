"""All photos of a report as renditions with their places in the site; one picture is `renditions`' business, keeping them `cache`'s."""

import hashlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath

from couplet.model.corpus import PhotoFile, PhotoRendition
from couplet.model.findings import Finding, Location, Severity
from couplet.photos.cache import find_key, load_renditions, store_renditions
from couplet.photos.errors import PhotoError
from couplet.photos.renditions import Rendition, make_renditions

NAME_DIGITS = 10


def make_collection(
    photos: Mapping[str, PhotoFile], root: Path, *, jobs: int = 1
) -> tuple[Mapping[str, tuple[PhotoRendition, ...]], list[Finding]]:
    """Return the renditions of each photo by file name, and a finding for each picture that cannot be used.

    ``jobs`` pictures are encoded at a time (Pillow's encoders run beside each other in threads); ``root`` holds the cache.
    """
    made: dict[str, tuple[PhotoRendition, ...]] = {}
    findings: list[Finding] = []
    with ThreadPoolExecutor(max_workers=jobs) as pool:
        for photo, result in zip(
            photos.values(), pool.map(lambda photo: _make(photo, root), photos.values()), strict=True
        ):
            if isinstance(result, PhotoError):
                place = Location(photo.path)
                findings.append(
                    Finding("photos.unusable", Severity.ERROR, place, result.message, result.hint)
                )
            else:
                made[photo.name] = tuple(_place(photo, rendition) for rendition in result)
    return made, findings


def _make(photo: PhotoFile, root: Path) -> list[Rendition] | PhotoError:
    """Return a photo's renditions, from the cache where it has them."""
    key = find_key(photo)
    if kept := load_renditions(root, key):
        return kept
    try:
        made = make_renditions(photo.content, name=photo.name)
    except PhotoError as error:
        return error
    store_renditions(root, key, made)
    return made


def _place(photo: PhotoFile, rendition: Rendition) -> PhotoRendition:
    """Return a rendition under a path that changes with its bytes: ``photos/may-day.1a2b3c4d5e-960.webp``."""
    digest = hashlib.sha256(rendition.bytes).hexdigest()[:NAME_DIGITS]
    stem = PurePosixPath(photo.name).stem.lower()
    return PhotoRendition(
        path=f"photos/{stem}.{digest}{rendition.suffix}",
        mime_type=rendition.mime_type,
        width=rendition.width,
        height=rendition.height,
        content=rendition.bytes,
    )
