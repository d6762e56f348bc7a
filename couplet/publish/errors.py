"""The one way in which publishing says no: `PublishError`, with a sentence and a way out; no printing."""

import errno
from pathlib import Path

from couplet.model.findings import Message, message

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_IN_USE = frozenset({errno.EBUSY, errno.EXDEV, getattr(errno, "ETXTBSY", errno.EBUSY)})


class PublishError(Exception):
    """The site could not be published; the site that was there before is still there."""

    def __init__(self, message: Message, hint: Message) -> None:
        """Keep what is wrong and how to mend it, for whoever prints it."""
        super().__init__(message.format(message.msgid))
        self.message = message
        """What is wrong."""
        self.hint = hint
        """How to mend it."""


def explain_os_error(error: OSError, folder: Path) -> PublishError:
    """Return the plain words for what the operating system said while writing ``folder`` or beside it."""
    if error.errno in _FULL:
        return PublishError(
            message("There is no room left on the disk for %(folder)s.", folder=str(folder)),
            message("Free some space and build again. The last good site was left as it is."),
        )
    if error.errno in _FORBIDDEN:
        return PublishError(
            message("The folder %(folder)s may not be written.", folder=str(folder)),
            message(
                "Close programs that use it, change its permissions, or choose another place, for example --out public."
            ),
        )
    if error.errno in _IN_USE:
        return PublishError(
            message(
                "The folder %(folder)s cannot be replaced, because it is mounted or in use.",
                folder=str(folder),
            ),
            message(
                "Publish into a folder inside it, for example --out %(folder)s/public.", folder=str(folder)
            ),
        )
    return PublishError(
        message(
            "Writing %(folder)s failed: %(reason)s.", folder=str(folder), reason=error.strerror or str(error)
        ),
        message(
            "The last good site was left as it is. Mend the cause, or choose another place, for example --out public."
        ),
    )
