"""A build killed at any moment leaves the old site or the new one, whole; the next build goes through."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from couplet.publish.folder import read_manifest, verify_site
from tests.mini_site import MiniSite
from tests.real_site import REPOSITORY

KILLS = 24
LONGEST_SECONDS = 1.2


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_build_leaves_a_whole_site(tmp_path: Path) -> None:
    site = MiniSite(tmp_path).build()
    chance = random.Random(257)
    ended = 0
    for round_number in range(KILLS):
        before = site.read("zh/review/rights/index.html")
        site.write(
            "content/review/rights.zh.md",
            site.read_source("content/review/rights.zh.md").rstrip() + f"\n\n第{round_number}次。\n",
        )
        command = [
            sys.executable,
            str(REPOSITORY / "build.py"),
            "--clean",
            "-q",
            "--root",
            str(site.root),
            "--out",
            str(site.out),
        ]
        build = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        time.sleep(chance.random() * LONGEST_SECONDS)
        build.send_signal(signal.SIGKILL)
        _, said = build.communicate()
        ended += build.returncode == 0
        assert b"Traceback" not in said
        manifest = read_manifest(site.out)
        assert manifest is not None
        assert verify_site(site.out, manifest) == []
        after = site.read("zh/review/rights/index.html")
        assert after == before or f"第{round_number}次" in after
    site.build()
    assert f"第{KILLS - 1}次" in site.read("zh/review/rights/index.html")
    leftovers = [
        path.name
        for path in tmp_path.iterdir()
        if path.name.startswith(".published") and not path.name.endswith(".lock")
    ]
    assert leftovers == []
    assert ended < KILLS, "no build was killed before its end: the moments are too late to test anything"
