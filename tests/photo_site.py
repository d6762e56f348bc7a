"""A small report with forty drawn photos, one at least of every kind that may be dropped in: on the timeline, in sections, in galleries.

site = write_photo_site(tmp_path).build()

Its pictures are small, so that a build takes seconds; the camera's notes in them are not.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PIL import Image

from tests.drawn_photos import (
    ORIENTATIONS,
    add_metadata,
    draw_scene,
    draw_sixteen_bits,
    draw_turned,
    encode,
    write_display_p3,
)
from tests.mini_site import FACTS, MiniSite

SMALL, LARGE = (640, 480), (1280, 960)
THEMES = ("plan", "honours", "services")
TIMELINE_PHOTOS = 30
MEETING = "  - {id: meeting, line: 6, part: timeline, date: 2022-03-18, label: {zh: 会议, en: meeting}}\n"


def _draw_alpha(number: int) -> bytes:
    """Return a PNG that is clear towards its edges."""
    picture = draw_scene(number, SMALL)
    picture.putalpha(Image.radial_gradient("L").resize(SMALL).point(lambda grey: 255 - grey))
    return add_metadata(picture, "PNG")


def _draw_turned(orientation: int, _: int) -> bytes:
    return draw_turned(orientation, SMALL)


KINDS: Mapping[str, Callable[[int], bytes]] = {
    "alpha.png": _draw_alpha,
    "palette.png": lambda number: encode(draw_scene(number, SMALL).quantize(64), "PNG"),
    "grey-16.png": lambda number: encode(draw_sixteen_bits(*SMALL), "PNG"),
    "grey.jpg": lambda number: encode(draw_scene(number, SMALL).convert("L"), "JPEG"),
    "cmyk.jpg": lambda number: encode(draw_scene(number, SMALL).convert("CMYK"), "JPEG"),
    "display-p3.jpg": lambda number: add_metadata(draw_scene(number, LARGE), "JPEG", icc=write_display_p3()),
    "progressive.jpg": lambda number: encode(draw_scene(number, LARGE), "JPEG", progressive=True),
    "double.jpg": lambda number: encode(
        draw_scene(number, SMALL), "MPO", save_all=True, append_images=[draw_scene(number + 1, (320, 240))]
    ),
    "web.webp": lambda number: add_metadata(draw_scene(number, LARGE), "WEBP"),
    "modern.avif": lambda number: add_metadata(draw_scene(number, SMALL), "AVIF"),
    "tiny.png": lambda number: encode(draw_scene(number, (120, 90)), "PNG"),
    "panorama.jpg": lambda number: add_metadata(draw_scene(number, (1800, 400)), "JPEG"),
    "portrait.jpg": lambda number: add_metadata(draw_scene(number, (600, 900)), "JPEG"),
    "Camera_0042.JPG": lambda number: add_metadata(draw_scene(number, LARGE), "JPEG"),
    **{f"turned-{orientation}.jpg": partial(_draw_turned, orientation) for orientation in ORIENTATIONS},
    **{
        f"scene-{n:02}.jpg": (lambda number: add_metadata(draw_scene(number, SMALL), "JPEG"))
        for n in range(1, 19)
    },
}
"""File name to what draws it, given its number; forty."""


def write_photo_site(folder: Path) -> MiniSite:
    """Write a report whose timeline has thirty photos and one entry without, and whose sections have ten."""
    site = MiniSite(folder)
    files = list(KINDS)
    for number, (name, draw) in enumerate(KINDS.items()):
        site.write(f"content/photos/{name}", draw(number))
    dated, written = files[:TIMELINE_PHOTOS], files[TIMELINE_PHOTOS:]
    dates = [f"2022-{1 + number * 12 // len(dated):02}-{1 + number % 28:02}" for number in range(len(dated))]
    facts = "".join(
        f"  - {{id: day-{n}, line: 6, part: timeline, date: {date}, label: {{zh: 日期, en: day}}}}\n"
        for n, date in enumerate(dates)
    )
    site.write("content/facts.yaml", FACTS.replace(MEETING, MEETING + facts))
    site.write("content/timeline.yaml", _write_timeline(dated))
    site.write("content/photos.yaml", _write_book(written))
    _write_sections(site, written)
    return site


def _write_timeline(files: list[str]) -> str:
    themes = "".join(
        f"  - {{id: {theme}, title: {{zh: 主题{theme}, en: Theme {theme}}}}}\n" for theme in THEMES
    )
    entries = "".join(_write_entry(file, number) for number, file in enumerate(files))
    plain = "  - {id: meeting, fact: meeting, title: {zh: 会议, en: The meeting}, caption: {zh: 开会。, en: A meeting.}}\n"
    return f"themes:\n{themes}entries:\n{plain}{entries}"


def _write_entry(file: str, number: int) -> str:
    chinese, english = _name(number)
    return f"""\
  - id: day-{number}
    fact: day-{number}
    theme: {THEMES[number % len(THEMES)]}
    title: {{zh: {chinese}事, en: Event {english}}}
    caption: {{zh: 这是{chinese}事的说明。, en: "What happened in {english}."}}
    photo:
      file: {file}
      alt: {{zh: 画出来的{chinese}景，山和太阳, en: "Hills and a sun, drawing {english}"}}
      credit: {{zh: 某记者, en: A Reporter}}
      {_choose_people(number)}
"""


def _choose_people(number: int) -> str:
    """Return one of the ways to say who is in a picture, and for some a caption and a focus of their own."""
    return (
        "people: none\n      focus: 20% 80%",
        "people: crowd\n      caption: {zh: 照片自己的说明。, en: The caption of the photo itself.}",
        "people: identifiable\n      vulnerable: false",
        "people: identifiable\n      vulnerable: true\n      consent: 2022年口头同意，记录人某记者",
    )[number % 4]


def _write_book(files: list[str]) -> str:
    return "photos:\n" + "".join(
        f"  - {{file: {file}, credit: {{zh: 某记者, en: A Reporter}}, people: none, focus: 30% 40%}}\n"
        for file in files
    )


def _write_sections(site: MiniSite, files: list[str]) -> None:
    """Put a single picture, a pair and a gallery of four into one page, the rest into another."""
    for prefix in ("zh", "en"):
        shown = [_show_picture(file, prefix, number) for number, file in enumerate(files)]
        name = f"content/review/services.{prefix}.md"
        pictures = "\n\n".join("\n".join(shown[start:end]) for start, end in ((0, 1), (1, 3), (3, 7)))
        site.write(name, site.read_source(name).replace("\n\n[^once]:", f"\n\n{pictures}\n\n[^once]:"))
        name = f"content/review/rights.{prefix}.md"
        site.write(name, site.read_source(name) + "\n" + "\n\n".join(shown[7:]) + "\n")


def _show_picture(file: str, prefix: str, number: int) -> str:
    chinese, english = _name(number)
    return {
        "zh": f'![画出来的{chinese}景，山和太阳]({file} "{chinese}地。")',
        "en": f'![Hills and a sun, drawing {english}]({file} "Place {english}.")',
    }[prefix]


def _name(number: int) -> tuple[str, str]:
    """Return a name without digits, which the checks of figures would ask about: 甲甲 and AA, 甲乙 and AB …"""
    stems, letters = "甲乙丙丁戊己庚辛壬癸", "ABCDEFGHIJ"
    tens, ones = divmod(number, 10)
    return stems[tens] + stems[ones], letters[tens] + letters[ones]
