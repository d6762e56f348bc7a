"""The timeline for TimelineJS: what that program asks for (the schema is written from its documentation), and nothing it could run."""

import html
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.drawn_photos import draw_scene, encode
from tests.mini_site import MiniSite
from tests.real_site import RealSite

SCHEMA = Path(__file__).with_name("timelinejs.schema.json")
NASTY = "<img src=x onerror=alert(1)>&\\\"'</p><script>"
ENTRY = "  - {id: meeting, fact: meeting, title: {zh: 会议, en: The meeting}, caption: {zh: 开会。, en: A meeting.}}\n"


def write_pictured(folder: Path, text: str) -> MiniSite:
    """Return a site whose timeline has one entry with every text there may be, each of them ``text``."""
    texts = {
        name: f'{{zh: "{text}{name}", en: "{text}{name}"}}'
        for name in ("title", "caption", "place", "alt", "credit", "theme")
    }
    site = MiniSite(folder).edit(
        "content/timeline.yaml",
        f"entries:\n{ENTRY}",
        f"themes:\n  - {{id: plan, title: {texts['theme']}}}\nentries:\n"
        f"  - id: meeting\n    fact: meeting\n    theme: plan\n"
        f"    title: {texts['title']}\n    caption: {texts['caption']}\n    place: {texts['place']}\n"
        f"    photo: {{file: hills.jpg, people: none, alt: {texts['alt']}, credit: {texts['credit']}}}\n",
    )
    return site.write("content/photos/hills.jpg", encode(draw_scene(1, (160, 120)), "JPEG"))


def read_timeline(site: MiniSite, prefix: str) -> dict[str, Any]:
    """Return the export of one language."""
    timeline: dict[str, Any] = json.loads(site.read(f"downloads/timeline.{prefix}.json"))
    return timeline


def validate(*paths: Path) -> subprocess.CompletedProcess[str]:
    """Hold files against the schema with check-jsonschema."""
    program = shutil.which("check-jsonschema", path=str(Path(sys.executable).parent))
    assert program, "check-jsonschema is not installed: it is in requirements-dev.lock"
    command = [program, "--schemafile", str(SCHEMA), *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> MiniSite:
    """A built site whose only entry has a photo and texts that try to break out."""
    return write_pictured(tmp_path_factory.mktemp("pictured"), NASTY).build()


def test_exports_are_what_timelinejs_reads(pictured: MiniSite, built_site: RealSite, tmp_path: Path) -> None:
    written = [
        root / f"downloads/timeline.{prefix}.json"
        for root in (pictured.out, built_site.folder)
        for prefix in ("zh", "en")
    ]
    finished = validate(*written)
    assert finished.returncode == 0, finished.stdout
    timeline = json.loads(written[0].read_text(encoding="utf-8"))
    timeline["events"][0]["text"]["headline"] = "<b>bold</b>"
    wrong = tmp_path / "wrong.json"
    wrong.write_text(json.dumps(timeline), encoding="utf-8")
    assert validate(wrong).returncode == 1


def test_every_entry_is_exported_with_its_picture(tmp_path: Path) -> None:
    site = write_pictured(tmp_path, "").build()
    (event,) = read_timeline(site, "en")["events"]
    assert event == {
        "unique_id": "2022-03-18-meeting",
        "start_date": {"year": 2022, "month": 3, "day": 18},
        "display_date": "18 March 2022",
        "text": {"headline": "title", "text": "<p>caption</p><p>place</p>"},
        "autolink": False,
        "group": "theme",
        "media": {
            "url": event["media"]["url"],
            "caption": "caption",
            "credit": "credit",
            "alt": "alt",
            "link": "https://example.org/repo/en/timeline/#2022-03-18-meeting",
        },
    }
    assert re.fullmatch(r"https://example\.org/repo/photos/hills\.\w+-\d+\.jpg", event["media"]["url"])
    assert event["media"]["url"].removeprefix("https://example.org/repo/") in site.read_tree()


def test_no_text_becomes_markup(pictured: MiniSite) -> None:
    (event,) = read_timeline(pictured, "zh")["events"]
    plain = html.unescape(NASTY).replace("\\", "")
    as_html = (
        event["text"]["headline"],
        event["text"]["text"],
        event["media"]["caption"],
        event["media"]["credit"],
    )
    assert [html.unescape(text).count(plain) for text in as_html] == [1, 2, 1, 1]
    assert [re.sub("</?p>", "", text).count("<") for text in as_html] == [0, 0, 0, 0]
    # These are decoded once before they are set as HTML.
    assert "<" not in html.unescape(event["group"]) + html.unescape(event["display_date"])
    assert event["media"]["alt"] == f"{plain}alt"
    assert event["autolink"] is False


def test_addresses_lead_from_the_file_where_the_site_has_none(tmp_path: Path) -> None:
    site = (
        write_pictured(tmp_path, "")
        .edit("content/site.yaml", "base_url: https://example.org/repo/\n", "")
        .build()
    )
    media = read_timeline(site, "zh")["events"][0]["media"]
    assert media["url"].startswith("../photos/hills.")
    assert media["link"] == "../zh/timeline/#2022-03-18-meeting"


def test_real_entries_in_order_of_date(built_site: RealSite) -> None:
    timeline = json.loads(built_site.read_bytes("downloads/timeline.zh.json"))
    dates = [tuple(event["start_date"].values()) for event in timeline["events"]]
    assert dates == sorted(dates)
    assert len(dates) == 7
    assert timeline["title"]["text"]["headline"] == "2022年时间线"
    assert [event["display_date"] for event in timeline["events"]][:2] == ["2022年3月18日", "2022年4月29日"]


def test_a_language_without_page_has_no_export(tmp_path: Path) -> None:
    site = MiniSite(tmp_path).remove("content/timeline.en.md").build()
    exports = [path for path in site.read_tree() if path.startswith("downloads/timeline")]
    assert exports == ["downloads/timeline.zh.json"]
    links = [node.attributes["href"] for node in site.parse("zh/timeline/index.html").css(".downloads a")]
    assert links == ["../../downloads/timeline.zh.json"]
