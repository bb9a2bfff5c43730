"""Office files are zip archives: which kind it is, that it holds no macros, and that it does not burst when opened."""

import lzma
import struct
import zipfile
import zlib
from typing import Any

from django.utils.translation import gettext_lazy as _

from .refusals import Refused

MAX_PARTS = 5_000
MAX_UNPACKED = 300 * 1024**2
# Office XML packs well, some 20 : 1; a bomb packs 1000 : 1. Small files may be as dense as they like.
MAX_RATIO, SMALL = 150, 20 * 1024**2
MAX_TYPES_PART = 1024**2

OOXML = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
ODF = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
MACROS = _("Failis on makrod ehk programm. Salvesta see ilma makrodeta (DOCX, XLSX, PPTX või PDF).")
BROKEN = _("Faili ei saa avada: see on vigane või parooliga lukus.")
BURSTS = _("Fail paisub avades liiga suureks. Salvesta see väiksemana või PDF-ina.")


def suffix_of(stream: Any, *, otherwise: Refused) -> str:
    """docx, xlsx, pptx, odt, ods or odp; raises Refused for macros or a bomb, `otherwise` for other archives."""
    try:
        with zipfile.ZipFile(stream) as archive:
            _bound(archive)
            names = {part.filename for part in archive.infolist()}
            _refuse_macros(archive, names)
            suffix = _ooxml(archive, names) or _odf(archive, names)
    # A broken archive shows itself in many ways; to the sender they are one.
    except (zipfile.error, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, struct.error) as error:
        raise Refused(BROKEN) from error
    except (NotImplementedError, RuntimeError, EOFError, OSError, ValueError, KeyError) as error:
        raise Refused(BROKEN) from error
    finally:
        stream.seek(0)
    if not suffix:
        raise otherwise
    return suffix


def _bound(archive: zipfile.ZipFile) -> None:
    """Judge by the table of contents alone: nothing is unpacked to find out how large it would be."""
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed = max(1, sum(part.compress_size for part in parts))
    too_dense = unpacked > SMALL and unpacked / packed > MAX_RATIO
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or too_dense:
        raise Refused(BURSTS)


def _refuse_macros(archive: zipfile.ZipFile, names: set[str]) -> None:
    lowered = {name.lower() for name in names}
    if any(name.endswith(("vbaproject.bin", "vbadata.xml")) for name in lowered):
        raise Refused(MACROS)
    if any(name.startswith(("basic/", "scripts/")) and not name.endswith("/") for name in lowered):
        raise Refused(MACROS)
    if "[Content_Types].xml" in names and b"macroenabled" in _read(archive, "[Content_Types].xml").lower():
        raise Refused(MACROS)


def _ooxml(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "[Content_Types].xml" not in names:
        return ""
    return next((suffix for part, suffix in OOXML.items() if part in names), "")


def _odf(archive: zipfile.ZipFile, names: set[str]) -> str:
    return ODF.get(_read(archive, "mimetype").strip(), "") if "mimetype" in names else ""


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    """The first MB of a part, however large it says or turns out to be."""
    with archive.open(name) as part:
        return part.read(MAX_TYPES_PART)
