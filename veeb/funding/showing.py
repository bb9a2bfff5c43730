"""What the page of one call shows: plain values for its template."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from veeb.search.kinds import get_kind
from veeb.search.labels import Labels
from veeb.search.record_pages import link_downloads, shared_context
from veeb.search.seo import address
from veeb.topics.audiences import Audience
from veeb.ui.templatetags.ui import localdate

from . import states
from .kinds import CallState
from .models import Call
from .money import euros
from .rows import ICONS, applicant_words, place_names
from .seo import call_seo

Fact = tuple[str, Any, str]


def page_context(call: Call, *, at: datetime | None = None) -> dict[str, Any]:
    """Everything for `funding/call.html`, for the public page and for previews alike."""
    at = at or timezone.now()
    path, home = call.get_absolute_url() if call.pk else "", reverse("funding:index")
    shared, state = shared_context(call), states.state_on(call, at)
    breadcrumbs = [(_("Rahastus"), home), (shared["title"], path)]
    return {
        **shared,
        "call": call,
        "kind": get_kind(call.kind),
        "state": state,
        "is_open": state == CallState.OPEN,
        "is_closed": state == CallState.CLOSED,
        "icon_name": ICONS[state],
        "words": states.words(call, at),
        "facts": facts(call),
        "letters": [line for line in map(str.strip, call.letters.splitlines()) if line],
        "limits": [(limit.municipality, euros(limit.ceiling)) for limit in limits(call)],
        "downloads": link_downloads(call),
        "audiences": [(Audience(code).label, f"{home}?kellele={code}") for code in call.audiences],
        "breadcrumbs": breadcrumbs,
        "permanent": address(path),
        "seo": call_seo(call, path, topics=shared["topics"], breadcrumbs=breadcrumbs),
    }


def limits(call: Call) -> list[Any]:
    """The ceilings by municipality, in the order of their names; of drafts too."""
    known = call.limits.all()
    return sorted(
        known.select_related("municipality__county") if call.live else known, key=lambda limit: limit.municipality.name
    )


def facts(call: Call) -> list[Fact]:
    """(term, value, address or "") of what is known; what is not known is not said, but "kontrollimata" is."""
    applicants = ". ".join(filter(None, [applicant_words(call), call.applicants_note]))
    ceiling = ". ".join(filter(None, [euros(call.ceiling), call.ceiling_note]))
    known: list[Fact] = [
        (_("Rahastaja"), call.funder, ""),
        (_("Programm"), call.programme, ""),
        (_("Kes võib taotleda"), applicants, ""),
        (_("Kust"), ", ".join(place_names(call, Labels())) or _("kogu Eesti"), ""),
        (_("Vooru eelarve"), euros(call.budget), ""),
        (_("Ülempiir"), ceiling, ""),
        (_("Omaosalus"), call.own_share, ""),
        (_("Avaneb"), localdate(call.opens_on), ""),
        (_("Tähtaeg"), states.deadline_words(call), ""),
        (_("Kus taotleda"), call.environment, call.apply_link),
        (_("Päritolu"), call.origin_name, call.origin_url),
        (_("Päritolu litsents"), call.origin_licence, ""),
        (_("Lisatud"), localdate(call.first_published_at), ""),
        (_("Kontrollitud"), localdate(call.checked_on) or _("kontrollimata"), ""),
    ]
    return [fact for fact in known if fact[1]]
