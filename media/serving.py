"""How an object is handed to a browser, whichever store it comes from."""

from django.utils.http import content_disposition_header

from media.kinds import is_shown_inline


def disposition(name: str, content_type: str) -> str:
    """Give the Content-Disposition under which `name` survives in any script (RFC 6266, RFC 8187)."""
    header = content_disposition_header(not is_shown_inline(content_type), name)
    return header or "inline"
