"""One build at a time for each site: `hold_site`; writes nothing but the lock."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from couplet.model.findings import message
from couplet.publish.errors import PublishError, explain_os_error
from couplet.publish.places import has_remains, locate_places
from couplet.publish.swap import recover_site
from couplet.publish.target import check_target


@contextmanager
def hold_site(out: Path, inputs: Iterable[Path] = ()) -> Iterator[Path]:
    """Hold the site at ``out`` for one build, after putting in order what a killed build left; yields its absolute path.

    The operating system lets go of the lock when the process ends, however it ends. The lock file itself stays: removing a
    lock that another build may be waiting for would let two in.

    Raises:
        PublishError: another build holds the site, ``out`` is not ours to replace (see `check_target`, also for ``inputs``),
            or the place may not be written.
    """
    # Imported here: a build that finds nothing to do needs no lock, and should not pay for the import.
    import filelock

    inputs = tuple(inputs)
    places = locate_places(out)
    if not has_remains(out):
        check_target(out, inputs)
    lock = filelock.FileLock(places.lock)
    try:
        places.lock.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(blocking=False)
    except filelock.Timeout as error:
        raise _refuse_second(places.out) from error
    except OSError as error:
        raise explain_os_error(error, places.out) from error
    try:
        recover_site(out)
        check_target(out, inputs)
        yield places.out
    finally:
        lock.release()


def _refuse_second(out: Path) -> PublishError:
    """Return the refusal to build while another build does."""
    return PublishError(
        message("Another build of %(folder)s is running.", folder=str(out)),
        message("Wait until it is done, or stop it (perhaps a preview in another window), and build again."),
    )
