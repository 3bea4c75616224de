"""What is found out of an upload's bytes before it is kept: are they what was announced, are they harmless, what are
they like.
"""

from collections.abc import Sequence
from hashlib import file_digest
from io import SEEK_END
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast
from uuid import UUID

from media.errors import AnotherType, FileTooLarge, Infected, NotAsAnnounced
from media.images import ImageFacts, NotAnImage, image_facts
from media.kinds import is_image
from media.location import Patch, location_patches
from media.models import Upload
from media.scanning import infection_of
from media.sniffing import is_what_it_says
from media.storage import store
from tmschat.core.errors import DomainError

IN_MEMORY_BYTES = 4 * 1024 * 1024


def object_key_of(upload_id: UUID) -> str:
    """Give the key of an upload's object: its id alone, spread over 256 folders by its last digits."""
    digits = upload_id.hex
    return f"uploads/{digits[-2:]}/{digits}"


def checked(upload: Upload) -> DomainError | None:
    """Describe an upload by its stored bytes, or say what is wrong with them. A picture's location is blanked.

    Raises ObjectMissing, StoreUnreachable, ScannerUnreachable.
    """
    size = store().size(upload.object_key)
    if size != upload.size:
        return NotAsAnnounced(f"The file has {size} bytes, announced were {upload.size}.", attr="size")
    announced = upload.sha256
    with store().open(upload.object_key) as content:
        try:
            infection = infection_of(content)
        except FileTooLarge as fault:
            return fault
        if infection is not None:
            return Infected(infection)
        facts = _facts(content, upload.content_type)
        if not is_what_it_says(content, upload.content_type, facts):
            return AnotherType(f"The file is no {upload.content_type}.", attr="content_type")
        _describe(upload, content, upload.content_type, facts)
        if announced not in {"", upload.sha256}:
            return NotAsAnnounced(attr="sha256")
        if facts is not None and (patches := location_patches(content)):
            _patch(upload, content, patches)
    return None


def described(upload: Upload, content: BinaryIO, content_type: str) -> Upload:
    """Fill in what an upload's bytes say of themselves. Leaves `content` at its beginning.

    A damaged picture is not shown, so it is not called one.
    """
    facts = _facts(content, content_type)
    harmless = "application/octet-stream" if is_image(content_type) else content_type
    _describe(upload, content, facts.content_type if facts else harmless, facts)
    upload.object_key = object_key_of(upload.id)
    return upload


def _describe(upload: Upload, content: BinaryIO, content_type: str, facts: ImageFacts | None) -> None:
    upload.kind = Upload.Kind.IMAGE if facts else Upload.Kind.FILE
    upload.content_type = content_type
    upload.width, upload.height = (facts.width, facts.height) if facts else (None, None)
    upload.placeholder = facts.placeholder if facts else ""
    upload.sha256 = _digest(content)
    upload.size = content.seek(0, SEEK_END)
    content.seek(0)


def _facts(content: BinaryIO, content_type: str) -> ImageFacts | None:
    if not is_image(content_type):
        return None
    try:
        return image_facts(content)
    except NotAnImage:
        return None


def _patch(upload: Upload, content: BinaryIO, patches: Sequence[Patch]) -> None:
    """Store the object anew with other bytes here and there. Nobody has been given a URL to it yet."""
    content.seek(0)
    with SpooledTemporaryFile(IN_MEMORY_BYTES) as file:
        changed = cast("BinaryIO", file)
        copyfileobj(content, changed)
        for patch in patches:
            changed.seek(patch.start)
            changed.write(patch.content)
        upload.sha256 = _digest(changed)
        changed.seek(0)
        store().put(upload.object_key, changed, content_type=upload.content_type)


def _digest(content: BinaryIO) -> str:
    content.seek(0)
    return file_digest(content, "sha256").hexdigest()  # type: ignore[arg-type]  # a BinaryIO is enough
