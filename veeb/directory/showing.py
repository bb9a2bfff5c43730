"""What the page of one helper shows: plain values for its template."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from veeb.search import seo
from veeb.search.kinds import get_kind
from veeb.search.record_pages import place, shared_context
from veeb.tools.text import host
from veeb.ui.languages import current_language
from veeb.ui.templatetags.ui import localdate

from . import serving, using
from .models import Helper
from .queries import address_of
from .rows import initials, role_line, spoken

Fact = tuple[Any, Any, str]


def page_context(helper: Helper) -> dict[str, Any]:
    """Everything for `directory/helper.html`, for the public page and for previews alike."""
    path = helper.get_absolute_url() if helper.pk else ""
    shared, kind = shared_context(helper), get_kind(helper.kind)
    breadcrumbs = [(_("Kes aitab"), reverse("directory:index")), (shared["title"], path)]
    places = serving.places(helper)
    return {
        **shared,
        "helper": helper,
        "kind": kind,
        "initials": initials(helper.own_title),
        "role": role_line(helper),
        "places": places,
        "facts": facts(helper),
        "assured": assured(helper),
        "ask_url": reverse("directory:ask", args=[helper.pk, helper.slug]) if _may_be_asked(helper) else "",
        "uses": using.public_uses(helper, language=current_language()) if helper.pk else None,
        "breadcrumbs": breadcrumbs,
        "permanent": seo.address(path),
        "seo": seo.record_seo(
            helper,
            path,
            thing=_thing(helper, shared, places, seo.address(path)),
            breadcrumbs=breadcrumbs,
            title=shared["title"],
            description=shared["good_for"],
            og_type="profile",
        ),
    }


def facts(helper: Helper) -> list[Fact]:
    """(term, value, address or "") of what is known; what is not known is not said."""
    ways = [(helper.is_on_site, _("tuleb kohale")), (helper.is_online, _("veebis"))]
    fee = [str(helper.get_fee_display()), helper.fee_note]
    mail, phone = helper.public_email, helper.public_phone
    known: list[Fact] = [
        (_("Asutus"), helper.organisation, ""),
        (_("Töökeeled"), ", ".join(spoken(helper)), ""),
        (_("Kuidas aitab"), ", ".join(words for is_so, words in ways if is_so), ""),
        (_("Hind"), ". ".join(filter(None, fee)), ""),
        (_("Avalik e-post"), mail, f"mailto:{mail}"),
        (_("Avalik telefon"), phone, f"tel:{''.join(phone.split())}"),
        (_("Veebileht"), host(helper.link), helper.link),
        (_("Asukoht"), *place(helper)),
        (_("Päritolu"), helper.origin_name, helper.origin_url),
    ]
    return [fact for fact in known if fact[1]]


def assured(helper: Helper) -> SafeString | str:
    """On which day and by whom the record was assured; nothing without a day."""
    if not helper.checked_on:
        return ""
    by = helper.assured_by or _("toimetus")
    return format_html("{} {}, {}", _("Andmed kinnitas"), by, localdate(helper.checked_on))


def _may_be_asked(helper: Helper) -> bool:
    return bool(helper.pk and helper.live and address_of(helper))


def _thing(helper: Helper, shared: dict[str, Any], places: list[serving.Place], address: str) -> dict[str, Any]:
    """A person works somewhere; who works nowhere is an organisation itself."""
    works_for = {"@type": "Organization", "name": helper.organisation} if helper.organisation else {}
    return {
        "@type": "Person" if works_for else "Organization",
        "@id": address,
        "url": address,
        "name": helper.own_title,
        "description": helper.good_for,
        "jobTitle": helper.role if works_for else "",
        "worksFor": works_for,
        "areaServed": [] if works_for else [spot.name for spot in places],
        "knowsLanguage": helper.languages,
        "knowsAbout": [topic.name for topic in shared["topics"]],
        "email": helper.public_email,
        "telephone": helper.public_phone,
        "sameAs": helper.link,
    }
