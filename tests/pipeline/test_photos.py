"""An editor adds a photo: drop the file in content/photos/, name it in timeline.yaml, done."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from couplet.photos import collection
from tests.drawn_photos import draw_picture, encode
from tests.mini_site import MiniSite
from tests.real_site import REPOSITORY, RealSite

pytestmark = pytest.mark.slow

PHOTO = "photo: {file: may-day.jpg, alt: {zh: 一群人, en: A group of people}, credit: {zh: 某人, en: Somebody}, people: crowd}"


def draw_photo(width: int = 300, height: int = 200) -> bytes:
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
    site.write("content/photos/may-day.jpg", draw_photo(1600, 330)).build()
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
        "330",
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
    site.write("content/photos/may-day.jpg", draw_photo()[:1000]).build()
    assert site.find("photos.unusable").location.path == "content/photos/may-day.jpg"
    assert not site.outcome.is_published


def test_a_photo_that_nothing_shows_is_not_published(site: MiniSite) -> None:
    site.write("content/photos/may-day.jpg", draw_photo()).write(
        "content/photos/other.jpg", draw_photo()
    ).build()
    assert not [path for path in site.read_tree() if "other" in path]


def test_a_gif_that_is_shown_is_told_what_it_is(site: MiniSite) -> None:
    site.edit("content/timeline.yaml", "may-day.jpg", "may-day.gif")
    site.write("content/photos/may-day.gif", encode(draw_picture(64, 48), "GIF")).build()
    told = site.find("photos.unusable")
    assert told.location.path == "content/photos/may-day.gif"
    assert "JPEG" in told.hint.msgid


def show(site: MiniSite, *pictures: str) -> MiniSite:
    """Show pictures in the services page, in both languages."""
    for prefix, alt, words in (("zh", "一张图", "图："), ("en", "Picture one", "Picture: ")):
        name = f"content/review/services.{prefix}.md"
        shown = "\n".join(f'![{alt}]({file} "{words}{file}")' for file in pictures)
        site.write(name, site.read_source(name).replace("\n\n[^once]:", f"\n\n{shown}\n\n[^once]:"))
    return site


BOOK = "photos:\n" + "".join(
    f"  - {{file: {name}.jpg, credit: {{zh: 某人, en: Somebody}}, people: none, focus: {focus}}}\n"
    for name, focus in (("room", "0% 100%"), ("desk", "50% 40%"))
)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> MiniSite:
    """A report with two pictures side by side in a section, built once."""
    site = show(MiniSite(tmp_path_factory.mktemp("shown")), "room.jpg", "desk.jpg")
    site.write("content/photos.yaml", BOOK).write("content/photos/room.jpg", draw_photo(1240, 660))
    return site.write("content/photos/desk.jpg", draw_photo(300, 200)).build()


def test_pictures_of_a_section_are_a_gallery_in_every_edition(shown: MiniSite) -> None:
    assert shown.codes == []
    for edition in ("zh", "en", "both"):
        page = shown.parse(f"{edition}/review/services/index.html")
        figures = page.css(".gallery figure")
        assert [figure.id for figure in figures] == ["photo-room", "photo-desk"]
        images = page.css("figure img")
        assert [image.attributes.get("fetchpriority") for image in images] == ["high", None]
        assert [image.attributes.get("loading") for image in images] == [None, "lazy"]
        assert [image.attributes.get("class") for image in images] == ["x0 y4", None]
        for figure in figures:
            assert figure.css_first("svg[aria-hidden=true]") is not None
            assert [source.attributes["type"] for source in figure.css("source")] == [
                "image/avif",
                "image/webp",
            ]


def test_the_facing_edition_shows_a_picture_once_with_both_captions(shown: MiniSite) -> None:
    captions = shown.parse("both/review/services/index.html").css("#photo-room figcaption [lang]")
    assert [(caption.attributes["lang"], caption.text()) for caption in captions] == [
        ("zh-Hans", "图：room.jpg"),
        ("en", "Picture: room.jpg"),
        ("zh-Hans", "某人"),
        ("en", "Somebody"),
    ]


def test_the_first_picture_of_a_page_stands_beside_links_to_it(shown: MiniSite) -> None:
    metas = {
        meta.attributes["property"]: meta.attributes["content"] or ""
        for meta in shown.parse("en/review/services/index.html").css("meta[property^=og]")
    }
    assert metas["og:image"].startswith("https://example.org/repo/photos/room.")
    path = metas["og:image"].removeprefix("https://example.org/repo/")
    with Image.open(BytesIO(shown.read_tree()[path])) as share:
        assert (share.format, share.size) == ("JPEG", (1200, 630))
    assert (metas["og:image:width"], metas["og:image:height"]) == ("1200", "630")
    assert metas["og:image:alt"] == "Picture one"
    other = shown.parse("en/review/rights/index.html").css_first("meta[property='og:image']")
    assert other is not None
    assert other.attributes["content"] == "https://example.org/repo/assets/share.en.png"


def test_every_address_of_a_picture_leads_to_a_file(shown: MiniSite) -> None:
    files = set(shown.read_tree())
    page = shown.parse("zh/review/services/index.html")
    sources = [source.attributes["srcset"] or "" for source in page.css("source, img")]
    addresses = [part.split()[0] for source in sources for part in source.split(", ")]
    addresses += [image.attributes["src"] or "" for image in page.css("figure img")]
    assert len(addresses) == 3 * 3 + 3 + 2
    assert {address.removeprefix("../../../") for address in addresses} <= files


def test_a_caption_alone_makes_pages_stale_and_no_picture(
    shown: MiniSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collection, "read_pixels", None)
    shown.edit("content/review/services.en.md", "Picture: room.jpg", "Another caption").build()
    assert shown.codes == []
    assert not [path for path in shown.made if path.startswith("photos/")]


def test_a_picture_of_one_language_is_the_first_in_that_edition_alone(tmp_path: Path) -> None:
    site = show(MiniSite(tmp_path), "room.jpg").write("content/photos.yaml", BOOK)
    site.edit("content/review/services.zh.md", "![一张图]", '![一张书桌](desk.jpg "桌。")\n\n![一张图]')
    for name in ("room", "desk"):
        site.write(f"content/photos/{name}.jpg", draw_photo(len(name) * 20, 60))
    site.build()
    assert set(site.codes) == {"structure.photo", "structure.block"}
    for edition, anchors in (("zh", ["photo-desk", "photo-room"]), ("en", ["photo-room"])):
        figures = site.parse(f"{edition}/review/services/index.html").css("figure")
        assert [figure.id for figure in figures] == anchors
        eager = [figure.id for figure in figures if figure.css_first("img[fetchpriority]")]
        assert eager == anchors[:1]


def test_a_picture_in_another_section_of_the_twin_is_shown_once(tmp_path: Path) -> None:
    site = show(MiniSite(tmp_path), "room.jpg").write("content/photos.yaml", BOOK)
    site.write("content/photos/room.jpg", draw_photo(60, 40)).write(
        "content/photos/desk.jpg", draw_photo(50, 40)
    )
    for prefix, heading in (("zh", "又一节"), ("en", "More")):
        name = f"content/review/services.{prefix}.md"
        site.edit(name, "[^once]:", f"## {heading} {{#more}}\n\n[^once]:")
    name = "content/review/services.en.md"
    line = '![Picture one](room.jpg "Picture: room.jpg")'
    site.edit(name, line, "").edit(name, "{#more}", f"{{#more}}\n\n{line}").build()
    assert site.outcome.is_published, site.codes
    assert [figure.id for figure in site.parse("both/review/services/index.html").css("figure")] == [
        "photo-room"
    ]


def test_the_report_has_taken_in_no_picture_that_its_source_lacks(built_site: RealSite) -> None:
    assert not [name for name in built_site.files if name.startswith("photos/")]
    assert not (REPOSITORY / "content/photos").exists()
