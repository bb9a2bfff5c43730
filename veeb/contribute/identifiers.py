"""Names that works have in the world, in one form each, so that the same work is known again."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)$", re.IGNORECASE)
DEFAULT_PORTS = {"http": 80, "https": 443}
# Words that tell where a reader came from, not what is read.
TRACKING = re.compile(r"^(utm_|fbclid$|gclid$|mc_[ce]id$|igshid$)")


def normal_doi(value: str) -> str:
    """`10.1234/abcd`, lower case (DOI Handbook: case does not matter); "" when it is none."""
    match = DOI.match(value.strip())
    return match[1].rstrip(".,;").lower() if match else ""


def normal_isbn(value: str) -> str:
    """13 digits, also from an ISBN-10; "" when the check digit is wrong."""
    digits = re.sub(r"[\s\u2010-\u2015-]", "", value).upper().removeprefix("ISBN").lstrip(":")
    if re.fullmatch(r"\d{9}[\dX]", digits) and _sum_10(digits) % 11 == 0:
        stem = f"978{digits[:9]}"
        return stem + str(-_sum_13(stem) % 10)
    return digits if re.fullmatch(r"97[89]\d{10}", digits) and _sum_13(digits) % 10 == 0 else ""


def normal_address(value: str) -> str:
    """A web address without scheme, www, default port, closing slash, fragment, tracking words; "" for no address."""
    try:
        parts = urlsplit(value.strip())
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return ""
    if not host:
        return ""
    place = host if port in {None, DEFAULT_PORTS.get(parts.scheme)} else f"{host}:{port}"
    words = [(name, text) for name, text in parse_qsl(parts.query) if not TRACKING.match(name.lower())]
    query = f"?{urlencode(sorted(words))}" if words else ""
    return place + parts.path.rstrip("/") + query


def _sum_10(digits: str) -> int:
    return sum((10 - place) * (10 if digit == "X" else int(digit)) for place, digit in enumerate(digits))


def _sum_13(digits: str) -> int:
    return sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits))
