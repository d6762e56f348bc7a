"""The HEIC of iPhones, read where the extra ``couplet[heic]`` is installed; nothing is imported where it is not."""

from functools import cache

HEIF = "HEIF"
BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


def is_heif(content: bytes) -> bool:
    """Whether the first bytes are those of HEIC (ISO 23008-12); AVIF, which lies in the same box, is not."""
    return content[4:8] == b"ftyp" and content[8:12] in BRANDS and b"avif" not in content[8:40]


@cache
def has_heif_reader() -> bool:
    """Whether Pillow can read HEIC, which it then knows by the format's name; the decoder is registered on the first call."""
    try:
        import pillow_heif
    except ImportError:
        return False
    pillow_heif.register_heif_opener()
    return True


def find_heif_version() -> str:
    """Return the version of the reader; empty where there is none."""
    if not has_heif_reader():
        return ""
    import pillow_heif

    return str(pillow_heif.__version__)
