"""The scorecard's files: readable by spreadsheets on any machine, harmless there, and the same numbers as the page."""

import csv
import io
import json
from pathlib import Path

from tests.mini_site import MiniSite


def test_csv_opens_in_spreadsheets(tmp_path: Path) -> None:
    raw = MiniSite(tmp_path).build().read_tree()["downloads/scorecard.zh.csv"]
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert [row["title"] for row in rows] == ["新会员", "会员总数"]
    assert rows[0]["rate"] == "1.5315"
    assert (rows[1]["target"], rows[1]["result"], rows[1]["rate"]) == ("950000", "", "")


def test_text_cells_cannot_become_formulas(tmp_path: Path) -> None:
    site = (
        MiniSite(tmp_path).edit("content/scorecard.yaml", "title: {zh: 新会员", 'title: {zh: "=1+1"').build()
    )
    rows = list(csv.DictReader(io.StringIO(site.read("downloads/scorecard.zh.csv").removeprefix("\ufeff"))))
    assert rows[0]["title"] == "'=1+1"


def test_json_holds_all_languages_and_null_for_what_is_not_reported(tmp_path: Path) -> None:
    table = json.loads(MiniSite(tmp_path).build().read("downloads/scorecard.json"))
    assert table["items"][0] | {"title": None} == {
        "id": "plan-members",
        "title": None,
        "unit": {"zh": "人", "en": "people"},
        "target": 20000,
        "result": 30630,
        "rate": 1.5315,
        "source_lines": [5],
    }
    assert table["items"][1]["result"] is None
