"""Which content types are treated how. What is not listed is downloaded, never shown."""

IMAGES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"})
# No script runs in these, whatever their bytes say, as long as the browser is told not to guess.
SHOWN_INLINE = IMAGES | {
    "application/pdf",
    "audio/mpeg", "audio/mp4", "audio/ogg", "audio/wav", "audio/webm", "audio/flac", "audio/aac",
    "video/mp4", "video/webm", "video/ogg",
}  # fmt: skip


def is_image(content_type: str) -> bool:
    """Tell whether attachments of this type are images to a client: pixels, not documents such as SVG."""
    return content_type in IMAGES


def is_shown_inline(content_type: str) -> bool:
    """Tell whether a browser may show this type rather than save it."""
    return content_type in SHOWN_INLINE


def served_as(content_type: str) -> str:
    """Give the type under which a browser gets a file: its own where it may be shown, else one that means nothing.

    So no page can be made to load a file as a script or a style sheet either, whatever it calls itself.
    """
    return content_type if is_shown_inline(content_type) else "application/octet-stream"
