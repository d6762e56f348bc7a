"""`make fuzz`: feeds the readers with what atheris makes of the cases and of the real report, guided by the code it reaches.

Ends with the input at hand in a file named by libFuzzer (``crash-…``, ``timeout-…``, ``oom-…``) when a reader raises anything, takes longer
than 5 seconds, or the process grows beyond 600 MB, of which the libraries and the fuzzer's own tables take most.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["couplet", "markdown", "yaml"]):
    from tests.cases.mistakes_file import read_cases
    from tests.fuzz.readers import READERS

REPOSITORY = Path(__file__).resolve().parents[2]
NAMES = sorted(READERS)
SECONDS_EACH, MEGABYTES = 5, 600


def read_one(content: bytes) -> None:
    """Give bytes to the reader that their first byte chooses."""
    if content:
        READERS[NAMES[content[0] % len(NAMES)]](content[1:])


def write_seeds(folder: Path) -> None:
    """Write what the fuzzer begins with: every case, and the files of the real report, for each reader they may be for."""
    texts = [case.text.encode() for case in read_cases()]
    files = [
        *REPOSITORY.glob("content/**/*.md"),
        *REPOSITORY.glob("content/*.yaml"),
        *REPOSITORY.glob("translations/*.yaml"),
    ]
    texts += [path.read_bytes()[:4000] for path in files]
    for number, text in enumerate(texts):
        for reader in ("encoding", "markdown", "page", "yaml"):
            (folder / f"{number}-{reader}").write_bytes(bytes([NAMES.index(reader)]) + text)


def main() -> None:
    """Run for the seconds given as the first argument (default 120)."""
    seconds = sys.argv[1] if len(sys.argv) > 1 else "120"
    with tempfile.TemporaryDirectory() as seeds:
        write_seeds(Path(seeds))
        limits = [
            f"-timeout={SECONDS_EACH}",
            f"-rss_limit_mb={MEGABYTES}",
            "-max_len=8000",
            f"-max_total_time={seconds}",
        ]
        atheris.Setup([sys.argv[0], *limits, seeds], read_one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
