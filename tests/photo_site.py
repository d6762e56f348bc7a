"""A small report with many drawn photos: a timeline of them, some in a text and in a gallery; built once for each test process."""

import atexit
import functools
import shutil
import tempfile
from pathlib import Path

from tests.drawn_photos import draw_scene, encode
from tests.mini_site import FACTS, MiniSite, write_page
from tests.real_site import BASE_URL, BuildError, RealSite, list_files, run_build

ENTRIES = 40
UNPICTURED = (0, 7, 21)
"""Numbers of the entries that are set as type."""
IN_TEXT = {
    "spring": ("春天的山", "Hills in spring"),
    "summer": ("夏天的山", "Hills in summer"),
    "autumn": ("秋天的山", "Hills in autumn"),
    "winter": ("冬天的山", "Hills in winter"),
}
"""Stems of the files shown in a text, with what they show: the first alone, the others as a gallery."""
PICTURED = ENTRIES - len(UNPICTURED)
THEMES = (
    ("plan", "规划", "Plan"),
    ("honours", "表彰", "Honours"),
    ("services", "服务", "Services"),
    ("study", "学习", "Study"),
)
SHAPES = ((900, 600), (600, 900), (1200, 512))
"""Lying, standing and wide, in pixels."""
SAID = "credit: {zh: 魏东雅 摄, en: Photograph by Wei Dongya}, people: none"
PAGE = "review/services"


def write_photo_site(folder: Path) -> MiniSite:
    """Write the report into ``folder``; not yet built."""
    site = MiniSite(folder)
    facts = "".join(
        f"  - {{id: day-{number}, line: {100 + number}, part: timeline, date: {find_date(number)}, label: {{zh: 日期, en: date}}}}\n"
        for number in range(ENTRIES)
    )
    others = "".join(line for line in FACTS.splitlines(keepends=True) if "id: meeting" not in line)
    site.write("content/facts.yaml", f"{others}{facts}plain: {list(range(ENTRIES))}\n")
    themes = "".join(
        f"  - {{id: {name}, title: {{zh: {chinese}, en: {english}}}}}\n" for name, chinese, english in THEMES
    )
    entries = "".join(map(_write_entry, range(ENTRIES)))
    site.write("content/timeline.yaml", f"themes:\n{themes}entries:\n{entries}")
    for number in range(ENTRIES):
        if number not in UNPICTURED:
            _write_scene(site, f"day-{number}", number)
    _write_text(site)
    return site


def find_date(number: int) -> str:
    """Return the date of an entry: five a month from March on."""
    return f"2022-{3 + number // 5:02}-{1 + number % 5 * 6:02}"


def _write_entry(number: int) -> str:
    theme = THEMES[number % len(THEMES)][0]
    photo = (
        ""
        if number in UNPICTURED
        else f"    photo: {{file: day-{number}.jpg, {SAID}, alt: {{zh: 第{number}张图上的山, en: Hills in picture {number}}}}}\n"
    )
    return (
        f"  - id: event-{number}\n    fact: day-{number}\n    theme: {theme}\n"
        f"    title: {{zh: 第{number}件事, en: Event {number}}}\n"
        f"    caption: {{zh: 市总工会组织职工观摩，第{number}次。, en: The federation shows workers around for visit {number}.}}\n{photo}"
    )


def _write_scene(site: MiniSite, stem: str, number: int) -> None:
    picture = draw_scene(number, SHAPES[number % len(SHAPES)])
    site.write(f"content/photos/{stem}.jpg", encode(picture, "JPEG", quality=80))


def _write_text(site: MiniSite) -> None:
    """Put one picture and a gallery of three into a text."""
    for number, stem in enumerate(IN_TEXT):
        _write_scene(site, stem, 60 + number)
    chinese = [f'![{shown}](../photos/{stem}.jpg "{shown}，远看。")' for stem, (shown, _) in IN_TEXT.items()]
    english = [
        f'![{shown}](../photos/{stem}.jpg "{shown}, from afar.")' for stem, (_, shown) in IN_TEXT.items()
    ]
    site.write(
        f"content/{PAGE}.zh.md", write_page("article", "服务页", _set_text("书屋", "新建[102](fact:rooms)家。", chinese))
    )
    site.write(
        f"content/{PAGE}.en.md",
        write_page("article", "The services page", _set_text("Rooms", "[102](fact:rooms) rooms.", english)),
    )
    records = "".join(f"  - {{file: {stem}.jpg, {SAID}}}\n" for stem in IN_TEXT)
    site.write("content/photos.yaml", f"photos:\n{records}")


def _set_text(heading: str, sentence: str, pictures: list[str]) -> str:
    return f"## {heading} {{#rooms}}\n\n{sentence}\n\n{pictures[0]}\n\n{' '.join(pictures[1:])}\n"


@functools.cache
def build_photo_site() -> RealSite:
    """Build the report under the address of the real one, once for each process. `BuildError` if there is no site in the end."""
    scratch = Path(tempfile.mkdtemp(prefix="couplet-test-"))
    atexit.register(shutil.rmtree, scratch, ignore_errors=True)
    site = write_photo_site(scratch)
    finished = run_build("--out", str(scratch / "site"), "--base-url", BASE_URL, root=site.root)
    if finished.returncode != 0:
        raise BuildError(f"the build ended with exit code {finished.returncode}:\n{finished.stdout}")
    return RealSite(folder=scratch / "site", files=list_files(scratch / "site"))
