"""Whether a folder may be replaced by a site: what is not ours is never touched; looks, and changes nothing."""

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from couplet.model.findings import Message, message
from couplet.publish.errors import PublishError
from couplet.publish.folder import is_ours
from couplet.publish.places import Places, locate_places

_REPOSITORIES: Final = (".git", ".hg", ".svn")
"""Folders, or for worktrees files, that hold the history of work: replacing the folder around them would destroy it."""


def check_target(out: Path, inputs: Iterable[Path] = ()) -> None:
    """Raise PublishError unless the folder ``out`` may be replaced by a site.

    It may if it does not exist, is empty, or bears our mark; never if it is a link, the root of the disk or of a site, the
    home folder, a repository, or lies in one of the folders ``inputs`` (or they in it).
    """
    places = locate_places(out)
    target = places.out
    if os.path.islink(target):
        raise _refuse(target, message("The folder %(folder)s was not touched: it is a link."))
    if target.parent == target or _is_home(target):
        raise _refuse(
            target, message("The folder %(folder)s was not touched: it holds far more than a site.")
        )
    for folder in inputs:
        source = locate_places(folder).out
        if target.is_relative_to(source) or source.is_relative_to(target):
            raise _refuse(
                target, message("The folder %(folder)s was not touched: the build reads from there.")
            )
    if os.path.lexists(target):
        _check_folder(places)


def _check_folder(places: Places) -> None:
    """Raise PublishError unless the existing folder is empty or ours, and holds nothing that cannot be built again."""
    target = places.out
    if not os.path.isdir(target):
        raise _refuse(target, message("The folder %(folder)s was not touched: it is a file, not a folder."))
    try:
        names = set(os.listdir(target)) - places.own_names
    except OSError as error:
        raise _refuse(target, message("The folder %(folder)s was not touched: it cannot be read.")) from error
    if "content" in names:
        raise _refuse(
            target,
            message(
                "The folder %(folder)s was not touched: it holds the content of a site, not a built site."
            ),
        )
    if not names.isdisjoint(_REPOSITORIES):
        raise _refuse(target, message("The folder %(folder)s was not touched: it holds a repository."))
    if names and not is_ours(target):
        raise _refuse(
            target,
            message("The folder %(folder)s was not touched: it holds files that this program did not write."),
        )


def _is_home(target: Path) -> bool:
    """Return whether ``target`` is the home folder of whoever runs the build."""
    try:
        return target == locate_places(Path.home()).out
    except RuntimeError:
        # No home can be determined, as in some containers.
        return False


def _refuse(target: Path, reason: Message) -> PublishError:
    """Return the refusal to replace ``target`` for ``reason``, which names it as ``%(folder)s``."""
    return PublishError(
        replace(reason, parameters={"folder": str(target)}),
        message(
            "Choose another folder, for example --out public, or empty this one if nothing in it is needed."
        ),
    )
