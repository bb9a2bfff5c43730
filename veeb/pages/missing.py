"""What the page of a place does not have yet: one sentence each, with the way to add it."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from veeb.municipalities.showing import Told
from veeb.places.models import Municipality
from veeb.ui.languages import current_language, in_language


class Missing(NamedTuple):
    """A sentence, and the link that mends it."""

    sentence: str
    link: str
    url: str


def missing(found: dict[str, Any]) -> list[Missing]:
    """Invitations to everybody, for those of the page's lists that are empty."""
    lines = [
        ("communities", _("Siinseid kogukondi ei ole veel kirjas."), _("Lisa kogukond"), "/panusta/kogukond/"),
        ("own", _("Siit ei ole veel ühtegi lugu."), _("Pane esimene lugu kirja"), "/panusta/"),
        ("here", _("Siin ei ole kalendris midagi ees."), _("Lisa sündmus"), "/panusta/sundmus/"),
        ("consultants", _("Maakonna konsultanti me veel ei tea."), _("Soovita aitajat"), "/panusta/nouandja/"),
    ]
    return _invite((found[name].rows, *line) for name, *line in lines if name in found)


def untold(place: Municipality, told: Told) -> list[Missing]:
    """Invitations that only an official can follow: they lead to the form."""
    form = f"/minu/omavalitsus/{place.slug}/"
    box = told.offers or told.asks
    return _invite(
        [
            (
                told.contacts,
                _("Kontaktisikuid ei ole omavalitsus veel lisanud."),
                _("Lisa kontaktid"),
                f"{form}#contacts",
            ),
            (box, _("Mida omavalitsus pakub ja ootab, ei ole veel kirjas."), _("Lisa"), f"{form}#offers"),
            (told.sites, _("Kriisikohti ei ole omavalitsus siin veel avaldanud."), _("Lisa kohad"), f"{form}#sites"),
        ]
    )


def _invite(lines: Iterable[tuple[Any, ...]]) -> list[Missing]:
    language = current_language()
    return [Missing(sentence, link, in_language(path, language)) for has, sentence, link, path in lines if not has]
