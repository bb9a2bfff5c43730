"""Ceilings by municipality as people paste them: one a line, "Jõgeva vald 16806,58"."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from veeb.places.models import Municipality
from veeb.tools.text import clean_line, fold

MOST = Decimal("9999999999.99")
# A name, a gap (also the tab of a spreadsheet, a semicolon or a colon), a sum with spaces between thousands.
LINE = re.compile(
    r"(?P<name>\D*?[^\W\d])[\s;:]+(?P<sum>\d{1,3}(?: \d{3})+|\d+)(?:[.,](?P<cents>\d{1,2}))?\s*(?:€|eur)?\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Read:
    """`ceilings` of the lines that were understood; of each other line a sentence that says what to mend."""

    ceilings: dict[Municipality, Decimal] = field(default_factory=dict)
    mistakes: list[str] = field(default_factory=list)


def read(pasted: str) -> Read:
    """Understand a pasted table; empty lines are passed over. One query."""
    names = _by_name(list(Municipality.objects.order_by("name")))
    found = Read()
    for number, raw in enumerate(pasted.splitlines(), 1):
        line = clean_line(raw)
        if line and (mistake := _take(line, names, found.ceilings)):
            found.mistakes.append(
                _("Rida %(number)d („%(line)s“): %(mistake)s")
                % {
                    "number": number,
                    "line": line[:80],
                    "mistake": mistake,
                }
            )
    return found


def _by_name(places: list[Municipality]) -> dict[str, list[Municipality]]:
    """Folded names, whole and without their last word, and whom each may mean."""
    names: dict[str, list[Municipality]] = {}
    for place in places:
        for name in {place.name, place.name.removesuffix(f" {place.kind}")}:
            names.setdefault(fold(name), []).append(place)
    return names


def _take(line: str, names: dict[str, list[Municipality]], ceilings: dict[Municipality, Decimal]) -> str:
    """Put the line among the ceilings; gives what is wrong with it, else ""."""
    match = LINE.fullmatch(line)
    if not match:
        return _("kirjuta omavalitsuse nimi ja summa, näiteks „Jõgeva vald 16806,58“.")
    known = names.get(fold(match["name"].strip(" ;:")), [])
    if not known:
        return _("sellise nimega omavalitsust ei ole.")
    if len(known) > 1:
        return _("nimi võib tähendada mitut: %s. Kirjuta täisnimi.") % ", ".join(place.name for place in known)
    amount = Decimal(f"{match['sum'].replace(' ', '')}.{match['cents'] or '0'}")
    if amount > MOST:
        return _("summa on liiga suur.")
    if known[0] in ceilings:
        return _("see omavalitsus on juba eespool.")
    ceilings[known[0]] = amount
    return ""
