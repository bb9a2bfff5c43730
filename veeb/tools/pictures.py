"""Pictures from outside are drawn anew: no place or camera in them, no hidden content, no giant size."""

import struct
import warnings
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import ExifTags, Image

from .refusals import Refused

LONGEST_SIDE_PX = 4000
MAX_PIXELS = 80_000_000
FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# Pillow raises many kinds of errors for a broken file; to the sender they are one.
UNREADABLE = (OSError, ValueError, SyntaxError, TypeError, LookupError, EOFError, struct.error)
BROKEN = _("Pilti ei saa avada: fail on vigane.")
TOO_LARGE = _("Pildil on liiga palju punkte. Tee see väiksemaks, kuni 80 megapikslit.")


def clean_copy(stream: Any, suffix: str) -> ContentFile:
    """The same picture as a new file, at most 4000 px a side, turned upright, without EXIF. Raises Refused."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own bound stands below
            picture = Image.open(stream, formats=[FORMATS[suffix]])
        if picture.width * picture.height > MAX_PIXELS:
            raise Refused(TOO_LARGE)
        picture.thumbnail((LONGEST_SIDE_PX, LONGEST_SIDE_PX))  # first, so that a large JPEG is never whole in memory
        return ContentFile(_encoded(_upright(picture), suffix), name=f"pilt.{suffix}")
    except Image.DecompressionBombError as error:
        raise Refused(TOO_LARGE) from error
    except UNREADABLE as error:
        raise Refused(BROKEN) from error


def _upright(picture: Image.Image) -> Image.Image:
    """Turned as the camera noted. Pillow's own function writes the notes anew, and fails on odd ones."""
    try:
        turn = TURNS.get(picture.getexif().get(ExifTags.Base.Orientation, 0))
    except UNREADABLE:
        turn = None
    return picture if turn is None else picture.transpose(turn)


def _encoded(picture: Image.Image, suffix: str) -> bytes:
    has_alpha = suffix != "jpg" and (picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info)
    pixels = picture.convert("RGBA" if has_alpha else "RGB")
    # A new image takes over the pixels only, so nothing that hangs on the old one (EXIF, XMP, comments) comes along.
    bare = Image.new(pixels.mode, pixels.size)
    bare.paste(pixels)
    out = BytesIO()
    bare.save(out, FORMATS[suffix], **({"optimize": True} if suffix == "png" else {"quality": 88}))
    return out.getvalue()
