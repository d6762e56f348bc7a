"""All photos of a report made ready, several at a time, within a firm bound of memory; one picture is `renditions`' business."""

import hashlib
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePosixPath

from PIL import Image

from couplet.model.corpus import MadePhoto, PhotoFile, PhotoRendition
from couplet.model.findings import Finding, Location, Severity
from couplet.photos.cache import Kept, find_key, keep, recall
from couplet.photos.errors import PhotoError
from couplet.photos.originals import MAX_BYTES, estimate_memory, read_pixels, refuse_bytes
from couplet.photos.renditions import (
    MAX_HEIGHT,
    WIDTHS,
    Rendition,
    encode_renditions,
    encode_share,
    pick_placeholder,
)

NAME_DIGITS = 10
SIZE = WIDTHS[-1], MAX_HEIGHT
"""Pixels that the largest rendition needs."""
MEMORY = 600_000_000
"""Bytes that decoding may take at one time; what needs more is decoded alone, so that a build stays below a gigabyte."""
Read = Callable[[PhotoFile, int], bytes | Finding]
"""Returns the bytes of a picture, of which there are at most so many, or why they cannot be read."""
Watch = Callable[[], None]
"""Is called each time that a photo is ready."""


class Collector:
    """Makes photos ready; ``read`` opens originals, ``root`` holds the cache."""

    def __init__(self, read: Read, root: Path, *, watch: Watch = lambda: None) -> None:
        """Take where originals come from, where results are kept, and who watches."""
        self._read = read
        self._root = root
        self._watch = watch
        self._room = _Room(MEMORY)

    def make(
        self, photos: Mapping[str, PhotoFile], crops: Mapping[str, tuple[int, int]], *, jobs: int = 1
    ) -> tuple[Mapping[str, MadePhoto], list[Finding]]:
        """Return what was made of each photo by file name, and a finding for each that cannot be used.

        ``crops`` names those that stand for a page where it is shared, with their focus. ``jobs`` pictures are worked on at a time:
        Pillow's codecs run beside each other in threads.
        """
        made: dict[str, MadePhoto] = {}
        findings: list[Finding] = []
        with ThreadPoolExecutor(max_workers=jobs) as pool:
            work = partial(self._make_photo, crops=crops)
            for photo, result in zip(photos.values(), pool.map(work, photos.values()), strict=True):
                if isinstance(result, Finding):
                    findings.append(result)
                else:
                    made[photo.name] = result
                self._watch()
        return made, findings

    def _make_photo(self, photo: PhotoFile, crops: Mapping[str, tuple[int, int]]) -> MadePhoto | Finding:
        """Return all that a photo needs, from the cache where it has it."""
        keys = [find_key(photo.digest, "renditions")]
        focus = crops.get(photo.name)
        if focus is not None:
            keys.append(find_key(photo.digest, "share", focus))
        kept = {key: found for key in keys if (found := recall(self._root, key))}
        if len(kept) < len(keys):
            try:
                self._make_missing(photo, keys, focus, kept)
            except PhotoError as error:
                place = Location(photo.path)
                return Finding("photos.unusable", Severity.ERROR, place, error.message, error.hint)
            except _UnreadError as error:
                return error.finding
        share = kept[keys[1]].renditions if focus is not None else ()
        return MadePhoto(
            renditions=tuple(_place(photo, rendition) for rendition in kept[keys[0]].renditions),
            placeholder=kept[keys[0]].placeholder,
            share=_place(photo, share[0]) if share else None,
        )

    def _make_missing(
        self, photo: PhotoFile, keys: list[str], focus: tuple[int, int] | None, kept: dict[str, Kept]
    ) -> None:
        """Add to ``kept`` what is not there yet; raises ``PhotoError``."""
        picture = self._open(photo)
        if keys[0] not in kept:
            kept[keys[0]] = Kept(tuple(encode_renditions(picture)), pick_placeholder(picture))
            keep(self._root, keys[0], kept[keys[0]])
        if focus is not None and keys[1] not in kept:
            share = encode_share(picture, focus)
            kept[keys[1]] = Kept((share,) if share else ())
            keep(self._root, keys[1], kept[keys[1]])

    def _open(self, photo: PhotoFile) -> Image.Image:
        """Return a photo's pixels, as many as the widest rendition needs."""
        if photo.size > MAX_BYTES:
            raise refuse_bytes(photo.name)
        content = self._read(photo, MAX_BYTES)
        if isinstance(content, Finding):
            raise _UnreadError(content)
        with self._room.take(estimate_memory(content, name=photo.name)):
            return read_pixels(content, name=photo.name, size=SIZE)


class _UnreadError(Exception):
    """A file that could not be read."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


class _Room:
    """Lets in as many bytes at a time as there is room for; a picture that takes more goes in alone."""

    def __init__(self, whole: int) -> None:
        self._whole = whole
        self._taken = 0
        self._changed = threading.Condition()

    @contextmanager
    def take(self, size: int) -> Iterator[None]:
        """Wait for room for so many bytes, and hold it."""
        with self._changed:
            self._changed.wait_for(lambda: not self._taken or self._taken + size <= self._whole)
            self._taken += size
        try:
            yield
        finally:
            with self._changed:
                self._taken -= size
                self._changed.notify_all()


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
