"""An editor adds a photo: drop the file in content/photos/, name it in timeline.yaml, done."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from couplet.photos import collection
from tests.mini_site import MiniSite

PHOTO = "photo: {file: may-day.jpg, alt: {zh: 一群人, en: A group of people}, credit: {zh: 某人, en: Somebody}, people: crowd}"


def draw_photo(width: int = 1600, height: int = 900) -> bytes:
    """Return a JPEG with a place in its metadata."""
    picture = Image.radial_gradient("L").resize((width, height)).convert("RGB")
    metadata = Image.Exif()
    metadata[0x8825] = {1: "N", 2: (34.0, 1.0, 12.0)}
    file = BytesIO()
    picture.save(file, "JPEG", exif=metadata)
    return file.getvalue()


@pytest.fixture
def site(tmp_path: Path) -> MiniSite:
    return MiniSite(tmp_path).edit("content/timeline.yaml", "en: A meeting.}", f"en: A meeting.}}, {PHOTO}")


def test_photo_is_published_in_several_widths_without_its_place(site: MiniSite) -> None:
    site.write("content/photos/may-day.jpg", draw_photo()).build()
    assert site.codes == []
    photos = {path: content for path, content in site.read_tree().items() if path.startswith("photos/")}
    widths = [f"{width}.{suffix}" for width in (1600, 480, 960) for suffix in ("avif", "jpg", "webp")]
    assert sorted(path.split("-")[-1] for path in photos) == [*widths, "share.jpg"]
    assert not any(b"GPS" in content or b"Exif" in content for content in photos.values())
    image = site.parse("zh/timeline/index.html").css_first("img")
    assert image is not None
    assert (image.attributes["alt"], image.attributes["width"], image.attributes["height"]) == (
        "一群人",
        "1600",
        "900",
    )


def test_second_build_encodes_nothing(site: MiniSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site.write("content/photos/may-day.jpg", draw_photo()).build()
    monkeypatch.setattr(collection, "read_pixels", None)
    monkeypatch.setattr(collection, "encode_renditions", None)
    site.build(is_clean=True)
    assert site.outcome.is_published


def test_a_damaged_cache_costs_time_and_nothing_else(site: MiniSite, tmp_path: Path) -> None:
    site.write("content/photos/may-day.jpg", draw_photo()).build()
    before = site.read_tree()
    for kept in (site.root / ".couplet").rglob("*"):
        if kept.is_file():
            kept.write_bytes(kept.read_bytes()[:-1] + b"?")
    site.build(is_clean=True)
    assert site.read_tree() == before


def test_a_photo_that_is_not_there(site: MiniSite) -> None:
    site.build()
    assert site.codes == ["references.photo"]


def test_a_damaged_photo_is_a_finding(site: MiniSite) -> None:
    site.write("content/photos/may-day.jpg", draw_photo()[:4000]).build()
    assert site.find("photos.unusable").location.path == "content/photos/may-day.jpg"
    assert not site.outcome.is_published


def test_a_photo_that_nothing_shows_is_not_published(site: MiniSite) -> None:
    site.write("content/photos/may-day.jpg", draw_photo()).write(
        "content/photos/other.jpg", draw_photo()
    ).build()
    assert not [path for path in site.read_tree() if "other" in path]
