"""Sending a file of a record so that it can do no harm in a browser."""

from django.db.models import Model
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response

from .attachments import Attachment
from .permissions import allows

# What a browser may show by itself; all else, PDF too, is only saved (no browser shows a PDF in a sandbox).
SHOWN = {"image/jpeg", "image/png", "image/webp"}
POLICY = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'"


def draft_response(request: HttpRequest, file: Attachment, record: Model) -> HttpResponseBase:
    """A file of a draft, for those who may see the draft; for others there is none (Http404)."""
    if not allows(request.user, "view", record):
        raise Http404
    return file_response(request, file)


def file_response(request: HttpRequest, file: Attachment) -> HttpResponseBase:
    """The file as it was checked in: its kind is ours to say, and nothing in it may run. 304 when the browser has it.

    Raises Http404 when the folder has lost it.
    """
    etag = f'"{file.sha256}"'
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    try:
        content = file.file.open("rb")
    except FileNotFoundError as missing:
        raise Http404 from missing
    response = FileResponse(
        content, as_attachment=file.media_type not in SHOWN, filename=file.name, content_type=file.media_type
    )
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    response["ETag"] = etag
    return response
