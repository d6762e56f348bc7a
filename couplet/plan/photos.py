"""Pictures as pages show them: addresses of renditions, words in the edition's languages; no layout, no pixels."""

from collections.abc import Mapping

from couplet.model.photos import PhotoFacts
from couplet.model.pictures import ShownPicture, describe_photos, list_pictures, name_anchor, read_focus
from couplet.model.views import PhotoView
from couplet.plan.scene import Scene

JPEG = "image/jpeg"
FALLBACK_WIDTH = 960
"""Pixels that are enough for a browser that knows no ``srcset``."""


def plan_photos(scene: Scene) -> Mapping[str, PhotoView]:
    """Return the pictures of the scene's page by file name, the first of them marked as such."""
    known = describe_photos(scene.corpus)
    return {
        picture.file: _plan_photo(picture, known.get(picture.file, PhotoFacts()), scene, is_first=not number)
        for number, picture in enumerate(list_page_pictures(scene))
    }


def list_page_pictures(scene: Scene) -> list[ShownPicture]:
    """Return the pictures that the scene's page shows in its edition, in reading order.

    One that could not be made is left out: a build never comes so far, a preview shows the rest of the page.
    """
    prefixes = scene.find_documents(scene.key).keys()
    return [
        picture
        for picture in list_pictures(scene.corpus, scene.key)
        if picture.file in scene.corpus.made_photos
        and (not picture.is_written or prefixes & picture.alt.keys())
    ]


def _plan_photo(picture: ShownPicture, facts: PhotoFacts, scene: Scene, *, is_first: bool) -> PhotoView:
    made = scene.corpus.made_photos[picture.file]
    formats: dict[str, list[str]] = {}
    for rendition in made.renditions:
        address = scene.addresses.to(rendition.path)
        formats.setdefault(rendition.mime_type, []).append(f"{address} {rendition.width}w")
    jpegs = [rendition for rendition in made.renditions if rendition.mime_type == JPEG]
    largest = jpegs[-1]
    middling = next((jpeg for jpeg in jpegs if jpeg.width >= FALLBACK_WIDTH), largest)
    left, top = read_focus(facts)
    return PhotoView(
        anchor=name_anchor(picture.file),
        sources=tuple((mime_type, ", ".join(candidates)) for mime_type, candidates in formats.items()),
        fallback=scene.addresses.to(middling.path),
        largest=scene.addresses.to(largest.path),
        width=largest.width,
        height=largest.height,
        alt=scene.choose(picture.alt),
        caption=scene.choose(picture.caption),
        credit=scene.choose(facts.credit or {}),
        focus=(round(left / 25), round(top / 25)),
        placeholder=made.placeholder,
        is_first=is_first,
        is_captioned_beside=picture.is_captioned_beside,
    )
