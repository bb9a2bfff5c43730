"""Sending a file of a resource so that it can do no harm in a browser."""

from django.http import FileResponse
from django.utils.http import content_disposition_header

from .models import ResourceFile

# What a browser may show by itself; all else, PDF too, is only saved (no browser shows a PDF in a sandbox).
SHOWN = {"image/jpeg", "image/png", "image/webp"}
POLICY = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'"


def file_response(file: ResourceFile) -> FileResponse:
    """The file as it was checked in: its kind is ours to say, and nothing in it may run.

    Raises FileNotFoundError when the folder has lost it. The ETag lets Django's middleware answer 304.
    """
    disposition = content_disposition_header(file.media_type not in SHOWN, file.name)
    headers = {
        "Content-Disposition": disposition or "inline",
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex",
        "ETag": f'"{file.sha256}"',
    }
    return FileResponse(file.file.open("rb"), content_type=file.media_type, headers=headers)
