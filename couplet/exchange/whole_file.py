"""Writing one file whole or not at all; what stands in it is the caller's."""

from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` in place of the file at ``path``; raises ``OSError`` where that cannot be done, and then the old file stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    staged = path.with_name(f".{path.name}.new")
    try:
        staged.write_bytes(content)
        staged.replace(path)
    finally:
        staged.unlink(missing_ok=True)
