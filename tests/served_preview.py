"""A report served by the real command in a process of its own, which whoever started it must stop; no assertions of its own."""

import os
import re
import subprocess
import sys
import time

from tests.mini_site import MiniSite
from tests.real_site import REPOSITORY

START_SECONDS = 120


class ServedPreview:
    """A report under the real command, on a free port of this machine."""

    def __init__(self, site: MiniSite) -> None:
        """Start the command for ``site`` and wait until it serves."""
        self.site = site
        self.log = site.root.with_name("preview.log")
        self._file = self.log.open("wb")
        command = [
            sys.executable,
            "build.py",
            "serve",
            "--lang",
            "en",
            "--port",
            "0",
            "--root",
            str(site.root),
        ]
        self.process = subprocess.Popen(
            command,
            cwd=REPOSITORY,
            stdout=self._file,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUTF8": "1"},
        )
        self.address = self._wait()
        """Address of the cover, with a slash at its end."""

    def _wait(self) -> str:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self.process.poll() is None:
            found = re.search(r"Preview at (\S+)", self.read_log())
            if found:
                return found[1]
            time.sleep(0.05)
        self.stop()
        raise RuntimeError(f"the preview did not start:\n{self.read_log()}")

    def read_log(self) -> str:
        """Return what the command has printed."""
        return self.log.read_text(encoding="utf-8")

    def stop(self) -> None:
        """End the command."""
        self.process.terminate()
        self.process.wait(timeout=30)
        self._file.close()
