"""The test server behaves like GitHub Pages, so that what passes here is not broken there."""

import gzip
import http.client
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.pages_server import serve_pages


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[http.client.HTTPConnection]:
    """A connection to a little site under ``/repo/``."""
    (tmp_path / "zh" / "Services").mkdir(parents=True)
    (tmp_path / "zh" / "empty").mkdir()
    (tmp_path / "index.html").write_text("cover", encoding="utf-8")
    (tmp_path / "404.html").write_text("nothing here", encoding="utf-8")
    (tmp_path / "about.html").write_text("about", encoding="utf-8")
    (tmp_path / "zh" / "Services" / "index.html").write_text("services", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    with serve_pages(tmp_path, base_path="/repo/") as origin:
        client = http.client.HTTPConnection(origin.removeprefix("http://"), timeout=5)
        yield client
        client.close()


@pytest.mark.parametrize(
    ("path", "status", "answer"),
    [
        ("/repo/", 200, "cover"),
        ("/repo/index.html", 200, "cover"),
        ("/repo/?theme=honours", 200, "cover"),
        ("/repo/about", 200, "about"),
        ("/repo/zh/Services/", 200, "services"),
        ("/repo/zh/%53ervices/", 200, "services"),
        ("/repo", 301, "/repo/"),
        ("/repo/zh/Services", 301, "/repo/zh/Services/"),
        ("/repo/zh/services/", 404, "nothing here"),
        ("/repo/zh/", 404, "nothing here"),
        ("/repo/zh/empty/", 404, "nothing here"),
        ("/repo/about/", 404, "nothing here"),
        ("/repo/../about.html", 404, "nothing here"),
        ("/repository/", 404, ""),
        ("/", 404, ""),
        ("/zh/Services/", 404, ""),
    ],
)
def test_answers(connection: http.client.HTTPConnection, path: str, status: int, answer: str) -> None:
    connection.request("GET", path)
    response = connection.getresponse()
    body = response.read().decode()
    assert (response.status, response.getheader("Location") or body) == (status, answer)


def test_text_is_compressed_on_request_and_pictures_never(connection: http.client.HTTPConnection) -> None:
    connection.request("GET", "/repo/", headers={"Accept-Encoding": "gzip"})
    page = connection.getresponse()
    assert (page.getheader("Content-Encoding"), page.getheader("Content-Type")) == (
        "gzip",
        "text/html; charset=utf-8",
    )
    assert gzip.decompress(page.read()) == b"cover"
    connection.request("GET", "/repo/picture.png", headers={"Accept-Encoding": "gzip"})
    picture = connection.getresponse()
    assert (picture.getheader("Content-Encoding"), picture.getheader("Content-Type")) == (None, "image/png")
    assert picture.read() == b"\x89PNG"
