"""Addresses of the desk and of files in the editor's program; which programs a site may name."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from couplet.desk.addresses import DeskAddresses
from couplet.model.findings import Location
from couplet.model.settings import EditorSettings
from tests.desk.desks import RIGHTS_ZH, view_page
from tests.mini_site import MiniSite

PLACE = Location("content/home.zh.md", 7, 3)
ALLOWED = {
    "vscode://file/{path}:{line}:{column}": "vscode://file/reports/a%20b%23/content/home.zh.md:7:3",
    "cursor://file/{path}:{line}": "cursor://file/reports/a%20b%23/content/home.zh.md:7",
    "idea://open?file={path}&line={line}": "idea://open?file=/reports/a%20b%23/content/home.zh.md&line=7",
    "subl://open?url=file://{path}&line={line}": "subl://open?url=file:///reports/a%20b%23/content/home.zh.md&line=7",
    "": "",
}
REFUSED = [
    "https://evil.example/{path}",
    "javascript:alert(1)//{path}",
    "file://{path}",
    "vscode://vscode.git/clone?url=https://evil.example&{path}",
    "vscode://file/{path}:{line}?windowId=_blank",
    "vscode://file/etc/passwd",
    "vscode://file/{path}{path}",
    "VSCODE://file/{path}",
    "vscode://file/{path}\nx",
    "subl://open?url=https://{path}",
]


@pytest.mark.parametrize("url", ALLOWED)
def test_a_place_opens_in_the_editor(url: str) -> None:
    EditorSettings(url=url)
    assert DeskAddresses(Path("/reports/a b#"), url).find_editor(PLACE) == ALLOWED[url]


@pytest.mark.parametrize("url", REFUSED)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(ValidationError):
        EditorSettings(url=url)


def test_an_address_that_is_refused_is_told_at_its_place(tmp_path: Path) -> None:
    site = MiniSite(tmp_path)
    site.edit("content/site.yaml", "base_url:", "editor: {url: 'https://evil.example/{path}'}\nbase_url:")
    (finding,) = site.produce().findings
    assert (finding.code, finding.location.line, finding.location.column) == ("schema.pattern", 6, 15)


def test_the_site_chooses_the_program(tmp_path: Path) -> None:
    site = MiniSite(tmp_path).edit("content/site.yaml", "base_url:", "editor: {url: ''}\nbase_url:")
    assert site.produce().findings == ()
    (place,) = {cell.place.label for cell in view_page(site).groups[0].blocks[0].cells[:1] if cell.place}
    assert place == f"{RIGHTS_ZH}:3"


def test_the_language_of_the_desk_stays_in_its_links() -> None:
    addresses = DeskAddresses(Path("/x"), "", "/repo/", "en")
    assert addresses.find_page("review/rights", "text-a/b") == "/_desk/review/rights/?lang=en#text-a/b"
    assert addresses.find_overview("zh") == "/_desk/?lang=zh"
    assert addresses.find_site("zh/") == "/repo/zh/"
    assert DeskAddresses(Path("/x"), "").find_site("zh/") == ""
