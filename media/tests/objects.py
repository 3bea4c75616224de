"""Bytes to put into the store."""

from io import BytesIO

from PIL import Image

from media.models import Upload
from media.services import store_upload
from tmschat.users.models import User


def png(width: int = 8, height: int = 6, colour: str = "teal") -> bytes:
    """Give a picture."""
    content = BytesIO()
    Image.new("RGB", (width, height), colour).save(content, "PNG")
    return content.getvalue()


def put(
    owner: User, name: str = "notes.txt", content: bytes = b"0123456789", content_type: str = "text/plain"
) -> Upload:
    """Store an upload of `owner`."""
    return store_upload(owner=owner, name=name, content_type=content_type, content=BytesIO(content))
