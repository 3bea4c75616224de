"""Objects as files below one directory. A reader always sees a whole file: it is written aside, then renamed."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from django.core.files import File
from django.core.files.storage import FileSystemStorage

from media.signing import signed_path, signed_target
from media.storage.base import INCOMING, ObjectMissing, Served, Target

DRAFTS = "drafts/"  # halves of files; a crash may leave some
_NOT_LASTING = {DRAFTS.rstrip("/"), INCOMING.rstrip("/")}


class LocalStore:
    """Files readable by the server's own user alone; browsers reach them through signed paths of this server."""

    def __init__(self, root: str) -> None:
        self._files = FileSystemStorage(location=root, file_permissions_mode=0o600, directory_permissions_mode=0o700)

    def put(self, key: str, content: BinaryIO, *, content_type: str) -> None:  # noqa: ARG002 (the signed path bears the type)
        """Store all of `content`, or nothing."""
        draft = DRAFTS + uuid4().hex
        try:
            self._files.save(draft, File(content))
            self._move(draft, key)
        except BaseException:
            self._files.delete(draft)
            raise

    def open(self, key: str) -> BinaryIO:
        """Give the object's bytes as a file. Raises ObjectMissing."""
        try:
            return self._path(key).open("rb")
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            raise ObjectMissing(key) from None

    def size(self, key: str) -> int | None:
        """Give the object's length in bytes, or None where there is none."""
        try:
            return self._path(key).stat().st_size
        except (FileNotFoundError, NotADirectoryError):
            return None

    def delete(self, keys: Iterable[str]) -> None:
        """Remove objects; those that are not there are no fault."""
        for key in keys:
            self._files.delete(key)

    def keys(self) -> Iterator[str]:
        """Give the key of every object."""
        root = Path(self._files.location)
        for folder, folders, names in os.walk(root):
            if Path(folder) == root:
                folders[:] = [name for name in folders if name not in _NOT_LASTING]
            prefix = Path(folder).relative_to(root)
            yield from (str(prefix / name) for name in names)

    def url(self, served: Served, *, expires_at: int) -> str:
        """Give the signed path, relative to this server's root, that serves the object until `expires_at`."""
        return signed_path(served.key, served.content_type, served.name, expires_at=expires_at)

    def target(self, incoming: str, *, content_type: str, size: int, expires_at: int) -> Target:
        """Give a signed path of this server that takes exactly these bytes."""
        url = signed_target(incoming, size=size, expires_at=expires_at)
        return Target("PUT", url, {"Content-Type": content_type}, {})

    def adopt(self, incoming: str, key: str) -> bool:
        """Move what was sent to its lasting key. False where nothing was sent."""
        try:
            self._move(incoming, key)
        except FileNotFoundError:
            return False
        return True

    def forget_unfinished(self, *, before: datetime) -> int:
        """Remove what was sent before that time and never completed, and what a crash left of files half-written."""
        removed = 0
        for folder in sorted(_NOT_LASTING):
            for path in Path(self._files.location, folder).glob("*"):
                with suppress(FileNotFoundError):  # completed, or removed, meanwhile
                    if path.stat().st_mtime < before.timestamp():
                        path.unlink()
                        removed += 1
        return removed

    def check(self) -> None:
        """Return where a file can be made. Raises OSError otherwise."""
        root = Path(self._files.location)
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(root, os.W_OK | os.X_OK):
            raise PermissionError(f"{root} cannot be written to")

    def _move(self, key: str, final_key: str) -> None:
        final = self._path(final_key)
        final.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._path(key).replace(final)

    def _path(self, key: str) -> Path:
        return Path(self._files.path(key))
