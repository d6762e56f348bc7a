"""HEIC: read where the extra is installed, told what to do where it is not; the reader itself is played by a small plugin here."""

import sys
from collections.abc import Iterator
from types import ModuleType

import pytest
from PIL import Image, ImageFile

from couplet.photos import heif
from couplet.photos.errors import PhotoError
from couplet.photos.heif import find_heif_version, has_heif_reader, is_heif
from couplet.photos.originals import READ_FORMATS, read_pixels
from couplet.photos.renditions import describe_settings

HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(64)


@pytest.fixture(autouse=True)
def _forget_reader() -> Iterator[None]:
    has_heif_reader.cache_clear()
    yield
    has_heif_reader.cache_clear()
    Image.OPEN.pop(heif.HEIF, None)


def read(content: bytes) -> Image.Image:
    return read_pixels(content, name="IMG_0042.HEIC", size=(1600, 4800))


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        (HEIC, True),
        (b"\0\0\0\x20ftypmif1\0\0\0\0mif1heicmiaf", True),
        (b"\0\0\0\x20ftypavif\0\0\0\0avifmif1miaf", False),
        (b"\0\0\0\x20ftypmif1\0\0\0\0mif1avifmiaf", False),
        (b"\xff\xd8\xff", False),
        (b"", False),
    ],
)
def test_heic_is_known_by_its_first_bytes(head: bytes, is_one: bool) -> None:
    assert is_heif(head) is is_one


def test_without_the_extra_it_is_said_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    with pytest.raises(PhotoError) as caught:
        read(HEIC)
    assert "Most Compatible" in caught.value.hint.msgid
    assert "couplet[heic]" in caught.value.hint.msgid
    assert find_heif_version() == ""


class _Plugin(ImageFile.ImageFile):
    """Reads whatever begins as HEIC as a green picture; without a second half it is broken."""

    format = heif.HEIF

    def _open(self) -> None:
        assert self.fp is not None
        if len(self.fp.read()) < len(HEIC):
            raise SyntaxError("cut off")
        self._mode, self._size = "RGB", (40, 30)

    def load(self) -> None:
        self._im = Image.new("RGB", self.size, "green").im


@pytest.fixture
def _installed(monkeypatch: pytest.MonkeyPatch) -> None:
    def register() -> None:
        Image.register_open(heif.HEIF, _Plugin, is_heif)

    reader = ModuleType("pillow_heif")
    reader.register_heif_opener, reader.__version__ = register, "1.8.1"  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pillow_heif", reader)


@pytest.mark.usefixtures("_installed")
def test_with_the_extra_it_is_read() -> None:
    picture = read(HEIC)
    assert (picture.mode, picture.size, picture.getpixel((5, 5))) == ("RGB", (40, 30), (0, 128, 0))


@pytest.mark.usefixtures("_installed")
def test_a_cut_off_file_is_told_as_damaged() -> None:
    with pytest.raises(PhotoError, match="damaged"):
        read(HEIC[:50])


@pytest.mark.usefixtures("_installed")
def test_the_reader_is_part_of_what_made_a_rendition(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = describe_settings()
    has_heif_reader.cache_clear()
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    assert describe_settings() != installed


def test_no_other_picture_reaches_the_reader() -> None:
    assert heif.HEIF not in READ_FORMATS
