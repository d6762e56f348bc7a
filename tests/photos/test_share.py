"""Share cards: size, bytes, colours, nothing clipped, no boxes in place of characters, and that the report's own text can be drawn."""

import re
import struct
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from couplet.model.artifacts import CardSource
from couplet.photos import share
from couplet.photos.errors import PhotoError
from couplet.photos.share import draw_share_card, find_missing
from tests.photos.fonts import open_typeface, read_fonts

ROOT = Path(__file__).resolve().parents[2]
CHINESE = CardSource(
    locale="zh",
    kicker="许昌工会2022",
    title="守正创新勇担当 踔厉奋发助发展",
    subtitle="许昌日报 · 许昌市总工会",
    motif=("2", "5", "7"),
)
ENGLISH = CardSource(
    locale="en",
    kicker="Xuchang Unions 2022",
    title="Firm in principle, bold in renewal, ready for duty: striving onward for the city’s growth",
    subtitle="Xuchang Daily · Xuchang Municipal Federation of Trade Unions",
    motif=("2", "5", "7"),
)
RARE = "㐂"
BARE = CardSource(locale="zh", kicker="", title="", subtitle="", motif=())
LONG = replace(
    CHINESE, title="大力实施“257工会提升计划”，" * 12, subtitle="许昌市总工会" * 20, kicker="工会" * 60
)
CARDS = {
    "chinese": CHINESE,
    "english": ENGLISH,
    "long": LONG,
    "no-seal": replace(LONG, motif=()),
    "one-word": replace(ENGLISH, title="Antidisestablishmentarianism" * 6),
    "many-numerals": replace(ENGLISH, motif=("12", "345", "6", "7", "8", "9")),
    "bare": BARE,
}


def open_card(card: CardSource) -> Image.Image:
    return Image.open(BytesIO(draw_share_card(card, open_typeface())))


@pytest.mark.parametrize("name", CARDS)
def test_card_is_a_small_png_of_the_right_size(name: str) -> None:
    png = draw_share_card(CARDS[name], open_typeface())
    picture = Image.open(BytesIO(png))
    assert (picture.format, picture.size, picture.mode) == ("PNG", (1200, 630), "P")
    assert len(png) <= 60_000
    assert {png[i + 4 : i + 8] for i in _find_chunks(png)} <= {b"IHDR", b"PLTE", b"IDAT", b"IEND"}


def _find_chunks(png: bytes) -> list[int]:
    """Return where the chunks of a PNG begin."""
    places, place = [], 8
    while place < len(png):
        places.append(place)
        place += 12 + struct.unpack_from(">I", png, place)[0]
    return places


@pytest.mark.parametrize("name", CARDS)
def test_margins_stay_empty(name: str) -> None:
    """Nothing is clipped: all that is drawn lies between the margins; overhanging strokes have four pixels."""
    left, top, right, bottom = (36, 36, 1200 - 36, 630 - 36)
    box = (
        open_card(CARDS[name]).convert("L").point([255 if grey < 200 else 0 for grey in range(256)]).getbbox()
    )
    assert box is not None
    assert (box[0] >= left, box[1] >= top, box[2] <= right, box[3] <= bottom) == (True,) * 4


@pytest.mark.parametrize("name", [name for name in CARDS if name != "bare"])
def test_texts_and_seal_do_not_touch(name: str) -> None:
    """The headline keeps clear of kicker, rule and seal: the bands of paper around it stay empty."""
    card = CARDS[name]
    page = open_card(card).convert("L")
    right = share.WIDTH - share.MARGIN - (share.SEAL_WIDTH + 20 if card.motif else 0)
    for y in (share.TITLE_TOP - 8, share.SUBTITLE_RULE - 10):
        assert set(page.crop((share.MARGIN - 8, y, right, y + 4)).tobytes()) == {page.getpixel((5, 5))}
    if card.motif:
        gap = page.crop((right, share.TITLE_TOP, right + 16, share.TITLE_BOTTOM))
        assert set(gap.tobytes()) == {page.getpixel((5, 5))}


def test_same_bytes_twice_and_with_fonts_opened_anew() -> None:
    first = draw_share_card(CHINESE, read_fonts())
    assert draw_share_card(CHINESE, read_fonts()) == first
    assert draw_share_card(CHINESE, open_typeface()) == first


@pytest.mark.parametrize(
    "changed",
    [
        replace(CHINESE, kicker="别的"),
        replace(CHINESE, title="别的"),
        replace(CHINESE, subtitle="别的"),
        replace(CHINESE, motif=("9",)),
    ],
    ids=["kicker", "title", "subtitle", "motif"],
)
def test_every_text_shows(changed: CardSource) -> None:
    assert draw_share_card(changed, open_typeface()) != draw_share_card(CHINESE, open_typeface())


def test_missing_characters_are_named_once_each_in_order() -> None:
    assert find_missing(f"a{RARE}中 \u3000{RARE}𠀀\n", open_typeface()) == f"{RARE}𠀀"
    assert find_missing("守正创新，《“257”》……Ångström—’", read_fonts()) == ""


def test_a_title_with_a_missing_character_gives_way_to_the_kicker() -> None:
    with_rare = replace(CHINESE, title=f"{RARE}{CHINESE.title}")
    kicker_alone = replace(CHINESE, title=CHINESE.kicker, kicker="")
    assert draw_share_card(with_rare, open_typeface()) == draw_share_card(kicker_alone, open_typeface())


def test_nothing_drawable_leaves_rules_and_no_boxes() -> None:
    rare = CardSource(locale="zh", kicker=RARE, title=RARE, subtitle=RARE, motif=(RARE,))
    assert draw_share_card(rare, open_typeface()) == draw_share_card(BARE, open_typeface())


def test_a_further_font_fills_the_gaps() -> None:
    """The Latin font alone lacks Han; a font beside it, whatever its name, gives them."""
    fonts = read_fonts()
    latin = {"latin-bold.woff2": fonts["latin-bold.woff2"]}
    assert find_missing("a中", latin) == "中"
    assert find_missing("a中", {**latin, "rare.woff2": fonts["song-bold.woff2"]}) == ""


def test_quotation_marks_are_wide_in_chinese_and_narrow_in_english() -> None:
    typeface = open_typeface()
    assert typeface.measure("“会”") == pytest.approx(3, abs=0.02)
    assert typeface.measure("“a”") < 1.8
    assert typeface.measure("’") < 0.4


def test_measured_widths_are_drawn_widths() -> None:
    typeface, layer = open_typeface(), Image.new("L", (1200, 200))
    typeface.draw(ImageDraw.Draw(layer), (0, 150), ENGLISH.title[:30], size=72)
    box = layer.getbbox()
    assert box is not None
    assert box[2] == pytest.approx(typeface.measure(ENGLISH.title[:30]) * 72, rel=1 - share.SLACK)


@pytest.mark.parametrize(
    ("fonts", "told"), [({}, "no font"), ({"OFL.txt": b"x"}, "no font"), ({"a.ttf": b"no font"}, "a.ttf")]
)
def test_without_a_readable_font_the_editor_is_told(fonts: dict[str, bytes], told: str) -> None:
    with pytest.raises(PhotoError, match=told):
        draw_share_card(CHINESE, fonts)


def test_inks_pass_wcag_contrast_on_paper() -> None:
    assert _contrast(share.INK, share.PAPER) >= 7
    assert _contrast(share.VERMILION, share.PAPER) >= 4.5


def test_card_has_the_colours_of_the_pages() -> None:
    tokens = (ROOT / "templates" / "styles" / "tokens.css").read_text(encoding="utf-8")
    for name, colour in (("paper", share.PAPER), ("ink", share.INK), ("seal", share.VERMILION)):
        assert re.findall(rf"--{name}: (#\w+)", tokens)[0] == f"#{bytes(colour).hex()}"


def _contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Contrast ratio of WCAG 2.2."""
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: tuple[int, int, int]) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_report_can_be_drawn() -> None:
    """Every character of the YAML files and of all titles and headings is in the fonts."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("content/*.yaml"))]
    for path in sorted(ROOT.glob("content/**/*.md")):
        texts += re.findall(r"^(?:title:|#+ ).*$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert "许昌" in "".join(texts)
    assert find_missing("".join(texts), open_typeface()) == ""


def test_all_of_gb2312_can_be_drawn() -> None:
    codes = [bytes((0xA0 + row, 0xA0 + cell)) for row in range(16, 88) for cell in range(1, 95)]
    characters = "".join(code.decode("gb2312", "ignore") for code in codes)
    assert len(characters) == 6763
    assert find_missing(characters[::7], open_typeface()) == ""
