"""Files from outside: what they are is told by their content, and only harmless kinds come in."""

import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, Any

import filetype
from django.core.files import File
from django.utils.translation import gettext_lazy as _

from . import office, pictures
from .refusals import Refused
from .text import clean_line

HEAD = 8192
NAME_LENGTH = 120

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "txt": "text/plain",
    "csv": "text/csv",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}
ALLOWED = ", ".join(suffix.upper() for suffix in MEDIA_TYPES)
PICTURES = {"jpg", "png", "webp"}
TEXTS = {"txt", "csv"}
# A text that begins like this is a page, a drawing or a program.
MARKUP = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script", b"<?php", b"<head", b"<body", b"#!", b"%!ps")
INSIDE = (b"<script", b"<svg", b"<html", b"<iframe", b"javascript:")

PAGE = _("See on veebileht või joonis (HTML, SVG), mis võib sisaldada programmi. Salvesta see PDF-ina või lisa link.")
PROGRAM = _("See on programm. Programme me vastu ei võta.")
OLD_OFFICE = _("See on vana Office’i vorming. Salvesta fail uuesti kujul DOCX, XLSX, PPTX või PDF.")
ARCHIVE = _("See on pakitud fail. Paki lahti ja lisa failid ükshaaval.")
EMPTY = _("Fail on tühi.")
UNKNOWN = _("Sellist failivormingut me vastu ei võta. Sobivad: %(allowed)s.")


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A file that may come in. `file` is what to keep: for pictures a clean copy, else what was sent."""

    name: str
    suffix: str
    media_type: str
    size: int
    sha256: str
    file: File


@dataclass(frozen=True, kw_only=True)
class Stored:
    """A checked file that already lies in the private storage under `path`."""

    path: str
    name: str
    media_type: str
    size: int
    sha256: str


def check(upload: File, *, max_bytes: int) -> Checked:
    """Look into an uploaded file. Raises Refused with a sentence for the sender.

    The sender's name for it keeps only its last part, and its suffix follows the content.
    """
    size = upload.size or 0
    if size == 0:
        raise Refused(EMPTY)
    if size > max_bytes:
        raise Refused(_("Fail on liiga suur. Ühe faili suurim maht on %(mb)s MB."), mb=max_bytes // 1024**2)
    suffix = suffix_of(upload, upload.name or "")
    kept = pictures.clean_copy(upload, suffix) if suffix in PICTURES else upload
    return Checked(
        name=_name(upload.name or "", suffix),
        suffix=suffix,
        media_type=MEDIA_TYPES[suffix],
        size=kept.size,
        sha256=_sha256(kept),
        file=kept,
    )


def suffix_of(stream: IO[bytes] | Any, name: str) -> str:
    """The kind of a file by its content: a key of MEDIA_TYPES. Raises Refused for all others.

    The name decides only between plain text and CSV, which look alike from inside.
    """
    stream.seek(0)
    head = stream.read(HEAD)
    stream.seek(0)
    found = _by_signature(head)
    if found == "zip":
        return office.suffix_of(stream, otherwise=Refused(ARCHIVE))
    if found in MEDIA_TYPES:
        return found
    if found:
        raise Refused(_refusal(found), allowed=ALLOWED)
    return _text_suffix(stream, head, name)


def _by_signature(head: bytes) -> str:
    """The suffix that the first bytes tell, "" for none."""
    if head.startswith((b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")):
        return "exe"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return "doc"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    # A page or drawing passed off as something else also begins with its own words.
    if _is_markup(head):
        return "html"
    kind = filetype.guess(head)
    return kind.extension if kind else ""


def _is_markup(head: bytes) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(MARKUP) or (start.startswith(b"<!--") and any(word in start for word in INSIDE))


def _refusal(found: str) -> Any:
    if found in {"exe", "elf", "dex", "swf", "wasm"}:
        return PROGRAM
    if found == "html":
        return PAGE
    if found in {"doc", "xls", "ppt", "rtf"}:
        return OLD_OFFICE
    if found in {"7z", "rar", "gz", "tar", "bz2", "xz", "zst"}:
        return ARCHIVE
    return UNKNOWN


def _text_suffix(stream: Any, head: bytes, name: str) -> str:
    suffix = PurePosixPath(name.lower()).suffix.lstrip(".")
    if suffix in {"htm", "html", "svg", "xml", "xhtml", "mht"} or any(word in head.lower() for word in INSIDE):
        raise Refused(PAGE)
    if suffix not in TEXTS or not _is_text(stream):
        raise Refused(UNKNOWN, allowed=ALLOWED)
    return suffix


def _is_text(stream: Any) -> bool:
    """UTF-8 without control characters: the only text that shows right everywhere."""
    stream.seek(0)
    raw = stream.read()
    stream.seek(0)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(_("Tekstifail peab olema UTF-8 kodeeringus. Salvesta see uuesti UTF-8-na.")) from None
    return "\0" not in text


def _name(sent: str, suffix: str) -> str:
    """The last part of the sent name, cleaned, with the suffix that the content has."""
    last = clean_line(sent.replace("\\", "/").rsplit("/", 1)[-1])
    stem = PurePosixPath(last).stem.strip(". ") or "fail"
    return f"{stem[:NAME_LENGTH]}.{suffix}"


def _sha256(file: File) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
