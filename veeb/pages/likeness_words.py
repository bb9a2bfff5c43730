"""Why places are alike, in one sentence that names exactly the criteria used."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from veeb.places.atlas import Atlas
from veeb.places.models import Municipality
from veeb.places.similar import Likeness


def likeness_words(like: Likeness, atlas: Atlas) -> str:
    """The sentence: "Valisime vallad, kus on ligikaudu 6800–15 000 elanikku, Lõuna päästepiirkonnast"."""
    parts = {"kind": _kind(like), "size": _size(like), "where": _where(like, atlas)}
    if parts["size"]:
        return _("Valisime %(kind)s, kus on ligikaudu %(size)s elanikku, %(where)s.") % parts
    return _("Sama suuri kohti, kust midagi kirjas oleks, ei leidnud. Valisime %(kind)s %(where)s.") % parts


def _kind(like: Likeness) -> str:
    kinds = {
        Municipality.Kind.TOWN.value: pgettext("valisime", "linnad"),
        Municipality.Kind.PARISH.value: pgettext("valisime", "vallad"),
    }
    return kinds.get(like.kind) or pgettext("valisime", "vallad ja linnad")


def _size(like: Likeness) -> str:
    if like.low is None or like.high is None:
        return ""
    return f"{_number(like.low)}–{_number(like.high)}"


def _number(number: int) -> str:
    """Thousands are parted from ten thousand on, as in Estonian print."""
    return number_format(number, 0, force_grouping=number >= 10_000)  # noqa: PLR2004 (told above)


def _where(like: Likeness, atlas: Atlas) -> str:
    if like.county:
        return pgettext("valisime", "maakonnast %s") % atlas.counties[like.county].short_name
    if like.region:
        return pgettext("valisime", "%s päästepiirkonnast") % like.region
    return pgettext("valisime", "üle Eesti")
