"""The hook for a scanner of malware, and ClamAV behind it. Without one configured, nothing is scanned."""

import socket
import struct
from functools import cache
from typing import BinaryIO, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from media.errors import FileTooLarge
from tmschat.core.errors import Unavailable

TIMEOUT_S = 20.0  # between two answers of the scanner
RETRY_AFTER_S = 5
CHUNK = 256 * 1024


class ScannerUnreachable(Unavailable):
    """The virus scanner does not answer, so no file is taken. Try again shortly."""

    code = "scanner_unreachable"


class Scanner(Protocol):
    """Something that knows malware."""

    def infection(self, content: BinaryIO) -> str | None:
        """Give the name of what infects a file, or None. Raises ScannerUnreachable, FileTooLarge."""
        ...


def infection_of(content: BinaryIO) -> str | None:
    """Ask the configured scanner. Leaves `content` at its beginning. Raises ScannerUnreachable, Invalid."""
    if not settings.MEDIA_SCANNER:
        return None
    content.seek(0)
    try:
        return _scanner(settings.MEDIA_SCANNER, settings.CLAMAV_ADDRESS).infection(content)
    finally:
        content.seek(0)


class ClamAv:
    """A clamd at `host:port` or `unix:/path/to.sock`, asked by its INSTREAM command (clamd(8))."""

    def __init__(self, address: str) -> None:
        self._address = address

    def infection(self, content: BinaryIO) -> str | None:
        """Stream the file to clamd."""
        try:
            with self._connected() as clamd:
                answer = _asked(clamd, content)
        except OSError as error:
            raise ScannerUnreachable(retry_after_s=RETRY_AFTER_S) from error
        verdict = answer.removeprefix("stream: ")
        if verdict == "OK":
            return None
        if verdict.endswith(" FOUND"):
            return verdict.removesuffix(" FOUND")
        if "size limit" in verdict:
            raise FileTooLarge("The virus scanner takes no files of this size.", attr="size")
        raise ScannerUnreachable(f"The virus scanner failed: {verdict[:100]}", retry_after_s=RETRY_AFTER_S)

    def _connected(self) -> socket.socket:
        if self._address.startswith("unix:"):
            clamd = socket.socket(socket.AF_UNIX)
            clamd.settimeout(TIMEOUT_S)
            try:
                clamd.connect(self._address.removeprefix("unix:"))
            except OSError:
                clamd.close()
                raise
            return clamd
        host, _, port = self._address.rpartition(":")
        return socket.create_connection((host.strip("[]"), int(port)), timeout=TIMEOUT_S)


def _asked(clamd: socket.socket, content: BinaryIO) -> str:
    clamd.sendall(b"zINSTREAM\0")
    try:
        while chunk := content.read(CHUNK):
            clamd.sendall(struct.pack(">I", len(chunk)) + chunk)
        clamd.sendall(bytes(4))
    except (BrokenPipeError, ConnectionResetError):  # it has said why, and hung up
        pass
    answer = b""
    while not answer.endswith(b"\0") and (part := clamd.recv(4096)):
        answer += part
    if not answer:
        raise ConnectionResetError("clamd said nothing")
    return answer.rstrip(b"\0").decode(errors="replace")


@cache
def _scanner(path: str, address: str) -> Scanner:
    scanner: Scanner = import_string(path)(address)
    return scanner
