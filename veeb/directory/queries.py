"""Reads of the room: who can be asked here, who else helps nearby."""

from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from veeb.records import permissions
from veeb.search import queries as search
from veeb.search.kinds import Home, codes
from veeb.search.models import SearchDoc

from . import serving
from .models import Contact, Helper

FEW = 5
# Whose letters come back is not asked by a form that leads nowhere.
HAS_MAIL = Q(contact__mail__gt="") | Q(public_email__gt="")
ASKABLE = Q(contact__undelivered_at=None) & HAS_MAIL


def public() -> "QuerySet[Helper]":
    """The helpers that everybody may see, with `is_askable`: whether a letter from here reaches them."""
    return permissions.public(Helper.objects.all()).annotate(is_askable=_yes_or_no(ASKABLE))


def address_of(helper: Helper) -> str:
    """Where the visitors' questions go; "" when nowhere. Never for a page."""
    contact = Contact.objects.filter(helper=helper).first()
    if contact and contact.undelivered_at:
        return ""
    return (contact.mail if contact else "") or helper.public_email


def serving_any(places: list[str], *, language: str, only: tuple[str, ...] = ()) -> list[SearchDoc]:
    """The first few helpers who serve one of these places ("c12", "m34"), of all kinds or `only` some."""
    within = {"kind": only or codes(Home.DIRECTORY), "serves": places}
    return search.find(within=within, language=language, page_size=FEW).docs


def others_near(helper: Helper, *, language: str) -> list[SearchDoc]:
    """The first few others who serve its counties."""
    counties = [token for token in serving.tokens(helper) if token.startswith("c")]
    within = {"kind": codes(Home.DIRECTORY), "serves": counties}
    found = search.find(within=within, language=language, page_size=FEW + 1).docs if counties else []
    return [doc for doc in found if doc.object_id != helper.pk][:FEW]


def with_mail(helpers: "QuerySet[Any]") -> "QuerySet[Any]":
    """Adds `letters_refused_at` and `has_mail` for the lists of editors; the address itself stays out."""
    return helpers.annotate(letters_refused_at=F("contact__undelivered_at"), has_mail=_yes_or_no(HAS_MAIL))


def _yes_or_no(condition: Q) -> Coalesce:
    """Without a contact the condition would be neither."""
    return Coalesce(ExpressionWrapper(condition, output_field=BooleanField()), Value(value=False))
