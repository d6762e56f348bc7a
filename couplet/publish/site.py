"""Publishing a site whole or not at all: `publish_site` leads the stages; the work is done in the modules beside it.

    with hold_site(out):                                      # lock.py: one build at a time, remains put in order
        publish_site(out, contents, manifest)
           check_target, check_paths                          # target.py, paths.py: may we, and can we?
           stage_site                                         # staging.py: written and verified beside the site
           swap_site                                          # swap.py: the new one in, the old one out

Killed at any moment, the folder holds the old site or the new one; where the system cannot swap folders in one step, the next
`hold_site` sees to it. Power failure is another matter: files are not forced to the disk, for the next build finds by digest
what did not get there.
"""

from collections.abc import Mapping
from pathlib import Path

from couplet.model.manifest import Manifest, Unchanged
from couplet.publish.errors import PublishError, explain_os_error
from couplet.publish.folder import read_manifest, verify_site
from couplet.publish.lock import hold_site
from couplet.publish.paths import check_paths
from couplet.publish.places import has_remains, locate_places
from couplet.publish.staging import remove_folder, stage_site
from couplet.publish.swap import recover_site, swap_site
from couplet.publish.target import check_target

__all__ = [
    "PublishError",
    "check_target",
    "has_remains",
    "hold_site",
    "publish_site",
    "read_manifest",
    "recover_site",
    "verify_site",
]


def publish_site(out: Path, contents: Mapping[str, bytes | Unchanged], manifest: Manifest) -> None:
    """Make the folder ``out`` hold exactly ``contents`` and ``manifest``, in one step.

    Call it within `hold_site`. What is `UNCHANGED` is taken over from the site in ``out``, where `verify_site` found it sound;
    whatever else lies there goes. Files get mode 0644, folders 0755, whatever the umask.

    Args:
        out: the folder of the site; it need not exist.
        contents: the content of every file by path, relative to the site, with ``/``.
        manifest: what the site is to hold: the same paths, with size and digest of each.

    Raises:
        PublishError: ``out`` is not ours to replace, a path is not fit for every system, or the disk would not take it. The
            site that was in ``out`` is still there, and nothing lies beside it.
        ValueError: ``contents`` and ``manifest`` do not name the same paths.
    """
    if contents.keys() != manifest.entries.keys():
        raise ValueError(f"contents and manifest differ: {sorted(contents.keys() ^ manifest.entries.keys())}")
    check_paths(contents)
    check_target(out)
    places = locate_places(out)
    try:
        stage_site(places, contents, manifest)
        swap_site(places)
    except OSError as error:
        raise explain_os_error(error, out) from error
    finally:
        remove_folder(places.staging)
