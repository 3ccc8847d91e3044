"""Images of another system, in a collection of the district."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha1
from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.text import slugify
from PIL import Image, UnidentifiedImageError
from wagtail.images import get_image_model
from wagtail.models import Collection

from content.districts.models import District
from content.takeover.losses import Loss, LossKind
from content.takeover.models import TakenPicture
from content.takeover.sources import NotThere, Source, SourceFailed, TooLarge

MOST_PIXELS = 40_000_000
LONGEST_ADDRESS = 1000
# Pillow's names of what editors may upload as well, and the ends of files.
_KINDS = {"JPEG": "jpg", "PNG": "png", "GIF": "gif", "WEBP": "webp"}


class _NotTaken(Exception):
    def __init__(self, kind: LossKind) -> None:
        super().__init__(kind.value)
        self.kind = kind


@dataclass(slots=True)
class Fetched:
    """Images by their addresses there, and which could not be had; ``is_incomplete`` if that may change."""

    images: dict[str, int]
    losses: list[Loss] = field(default_factory=list)
    is_incomplete: bool = False


def known_pictures(addresses: Iterable[str], district: District) -> dict[str, int]:
    """Return those of the images that the district has already."""
    known = TakenPicture.objects.filter(district=district, address__in=list(addresses))
    return dict(known.values_list("address", "image"))


def fetch_pictures(*, pictures: Mapping[str, str], district: District, source: Source) -> Fetched:
    """Store the images that the district does not have yet, each with what it shows as its title."""
    fetched = Fetched(known_pictures(pictures, district))
    for address in [found for found in pictures if found not in fetched.images]:
        try:
            fetched.images[address] = _fetch(address, pictures[address], district, source)
        except _NotTaken as reason:
            fetched.losses.append(Loss(reason.kind, address))
        except NotThere:
            fetched.losses.append(Loss(LossKind.PICTURE_GONE, address))
        except TooLarge:
            fetched.losses.append(Loss(LossKind.PICTURE_SIZE, address))
        except SourceFailed:
            fetched.losses.append(Loss(LossKind.PICTURE_GONE, address))
            fetched.is_incomplete = True
    return fetched


def _fetch(address: str, title: str, district: District, source: Source) -> int:
    if len(address) > LONGEST_ADDRESS:
        raise _NotTaken(LossKind.PICTURE_SIZE)
    content = source.picture(address)
    kind = _kind_of(content)
    return _store(address=address, content=content, kind=kind, title=title, district=district)


def _kind_of(content: bytes) -> str:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(content))
            image.verify()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as problem:
        raise _NotTaken(LossKind.PICTURE_SIZE) from problem
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as problem:
        raise _NotTaken(LossKind.PICTURE_KIND) from problem
    if image.format not in _KINDS:
        raise _NotTaken(LossKind.PICTURE_KIND)
    if image.width * image.height > MOST_PIXELS:
        raise _NotTaken(LossKind.PICTURE_SIZE)
    return _KINDS[image.format]


@transaction.atomic
def _store(*, address: str, content: bytes, kind: str, title: str, district: District) -> int:
    collection = _collection(district)
    file_hash = sha1(content, usedforsecurity=False).hexdigest()
    model = get_image_model()
    image = model.objects.filter(collection=collection, file_hash=file_hash).first()
    if image is None:
        name = slugify(PurePosixPath(unquote(urlsplit(address).path)).stem)[:60] or "bild"
        file = ContentFile(content, name=f"{name}.{kind}")
        image = model(
            title=title, file=file, collection=collection, file_size=len(content), file_hash=file_hash
        )
        image.save()
    TakenPicture.objects.create(district=district, address=address, image=image)
    return int(image.pk)


def _collection(district: District) -> Collection:
    """Return the collection named after the district, which whoever may choose images may look into."""
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=district.name).first()
    return found or root.add_child(name=district.name)
