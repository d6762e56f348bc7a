"""The workflows are valid, pinned and modest in what they may do; checked without network."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.real_site import REPOSITORY

WORKFLOWS = sorted((REPOSITORY / ".github/workflows").glob("*.yml"))
DEPENDABOT = REPOSITORY / ".github/dependabot.yml"
PINNED = re.compile(r"^[\w.-]+/[\w./-]+@[0-9a-f]{40}$")
USES = re.compile(r"^\s*(?:- )?uses:\s*(?P<action>\S+)(?P<comment>.*)$", re.MULTILINE)
VERSION_COMMENT = re.compile(r"^ # v\d+\.\d+\.\d+$")
ALLOWED_PERMISSIONS = {
    "check": {"contents": "read"},
    "systems": {"contents": "read"},
    "build": {"contents": "read", "pages": "read"},
    "deploy": {"pages": "write", "id-token": "write"},
}
SECONDS = 60


def run_tool(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command-line tool of the development environment."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    assert found, f"{name} is not installed: it is in requirements-dev.lock"
    command = [found, *map(str, arguments)]
    return subprocess.run(
        command,
        cwd=REPOSITORY,
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=SECONDS,
        check=False,
    )


def read_workflow(path: Path) -> dict[str, Any]:
    """Return a workflow; its key ``on`` is read as a string, not as YAML 1.1 reads it."""
    workflow: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return workflow


def list_jobs() -> dict[str, dict[str, Any]]:
    """Return all jobs of all workflows by name."""
    return {name: job for path in WORKFLOWS for name, job in read_workflow(path)["jobs"].items()}


def list_steps() -> list[dict[str, Any]]:
    """Return all steps of all jobs."""
    return [step for job in list_jobs().values() for step in job["steps"]]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: str(path.name))
def test_workflow_matches_its_schema(path: Path) -> None:
    finished = run_tool("check-jsonschema", "--builtin-schema", "vendor.github-workflows", path)
    assert finished.returncode == 0, finished.stdout


def test_dependabot_matches_its_schema() -> None:
    finished = run_tool("check-jsonschema", "--builtin-schema", "vendor.dependabot", DEPENDABOT)
    assert finished.returncode == 0, finished.stdout


def test_schemas_are_at_work(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text("on: push\njobs: {a: {runs-on: x, step: []}}\n", encoding="utf-8")
    assert run_tool("check-jsonschema", "--builtin-schema", "vendor.github-workflows", wrong).returncode == 1


def test_zizmor_finds_nothing_even_as_an_auditor() -> None:
    finished = run_tool("zizmor", "--offline", "--no-progress", "--persona", "auditor", ".github")
    assert finished.returncode == 0, finished.stdout
    assert "No findings to report" in finished.stdout


def test_zizmor_is_at_work(tmp_path: Path) -> None:
    folder = tmp_path / ".github/workflows"
    folder.mkdir(parents=True)
    text = "on: pull_request_target\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: echo ${{ github.event.issue.title }}\n"
    (folder / "wrong.yml").write_text(text, encoding="utf-8")
    finished = run_tool("zizmor", "--offline", "--no-progress", folder / "wrong.yml")
    assert "template-injection" in finished.stdout
    assert "dangerous-triggers" in finished.stdout


def test_every_action_is_pinned_to_a_commit() -> None:
    uses = [match for path in WORKFLOWS for match in USES.finditer(path.read_text(encoding="utf-8"))]
    assert len(uses) == len([step for step in list_steps() if "uses" in step]) > 0
    assert [match["action"] for match in uses if not PINNED.match(match["action"])] == []
    assert [match[0].strip() for match in uses if not VERSION_COMMENT.match(match["comment"])] == []


def test_jobs_have_least_privilege_and_an_end() -> None:
    assert [path.name for path in WORKFLOWS if read_workflow(path)["permissions"] != {}] == []
    jobs = list_jobs()
    assert {name: job["permissions"] for name, job in jobs.items()} == ALLOWED_PERMISSIONS
    assert {name for name, job in jobs.items() if not 0 < int(job["timeout-minutes"]) <= 60} == set()


def test_checkouts_leave_no_credentials() -> None:
    checkouts = [step for step in list_steps() if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert {step["with"]["persist-credentials"] for step in checkouts} == {"false"}


def test_no_expression_reaches_a_shell() -> None:
    scripts = [step["run"] for step in list_steps() if "run" in step]
    assert scripts
    assert [script for script in scripts if "${{" in script] == []


def test_only_the_default_branch_is_published() -> None:
    jobs = list_jobs()
    assert jobs["deploy"]["needs"] == ["check", "build"]
    assert "github.event_name != 'pull_request'" in jobs["build"]["if"]
    assert "github.ref_name == github.event.repository.default_branch" in jobs["build"]["if"]
    assert jobs["deploy"]["environment"]["name"] == "github-pages"
    assert jobs["deploy"]["concurrency"] == {"group": "pages", "cancel-in-progress": "false"}


def test_packages_are_installed_by_hash() -> None:
    """What is published is moreover made of wheels alone; other systems may have to build a package on the spot."""
    installs = [step["run"] for step in list_steps() if "pip install" in step.get("run", "")]
    assert installs
    assert [line for line in installs if "--require-hashes " not in line] == []
    publishing = [line for line in installs if "-r requirements.lock" in line]
    assert publishing
    assert [line for line in publishing if "--only-binary :all:" not in line] == []


def test_ci_runs_every_test_and_allows_no_skip() -> None:
    script = REPOSITORY / ".ci/run"
    text = script.read_text(encoding="utf-8")
    assert "export COUPLET_REQUIRE_BROWSER=1" in text
    assert text.rstrip().endswith("\nmake test")
    assert subprocess.run(
        ["git", "ls-files", "--stage", ".ci/run"], cwd=REPOSITORY, capture_output=True, check=False
    ).stdout[:6] in (b"", b"100755")


def test_the_workflow_that_the_guide_shows_is_valid_and_pinned(tmp_path: Path) -> None:
    """A report outside this repository has the same steps; both guides show the same text."""
    shown = {
        re.findall(
            r"^```yaml\n(name: .*?)^```$",
            (REPOSITORY / "docs" / name).read_text(encoding="utf-8"),
            re.MULTILINE | re.DOTALL,
        )[0]
        for name in ("deploy.md", "deploy.zh.md")
    }
    (text,) = shown
    path = tmp_path / "pages.yml"
    path.write_text(text, encoding="utf-8")
    finished = run_tool("check-jsonschema", "--builtin-schema", "vendor.github-workflows", path)
    assert finished.returncode == 0, finished.stdout
    assert {match["action"] for match in USES.finditer(text) if not PINNED.match(match["action"])} == set()
