"""Which artifacts must be made anew, and why; pure, no files.

An artifact is fresh when the last build made it from equal inputs. The reasons are what ``couplet build --explain`` prints.
"""

from couplet.model.artifacts import Artifact
from couplet.model.manifest import ManifestEntry


def find_reasons(
    artifact: Artifact, entry: ManifestEntry | None, *, is_intact: bool = True
) -> tuple[str, ...]:
    """Return why an artifact is stale, in words for each input that changed; nothing when it is fresh.

    ``entry`` is what the last manifest knows of its path; ``is_intact`` whether the published file is still what that build wrote.
    """
    if entry is None:
        return ("new",)
    if not is_intact:
        return ("published file missing or altered",)
    names = sorted({*artifact.inputs, *entry.inputs})
    return tuple(f"{name} changed" for name in names if artifact.inputs.get(name) != entry.inputs.get(name))
