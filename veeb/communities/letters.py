"""Letters about who keeps a community's page: plain text, in the reader's language.

What a stranger typed into the form stands on the screen of those who decide, not in their letter.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from veeb.accounts.models import Role, User
from veeb.search.record_pages import wording
from veeb.tools import mail
from veeb.ui.languages import in_language

from .models import Community, KeepRequest

BACKEND = "django.contrib.auth.backends.ModelBackend"
REQUESTS = "/admin/kogukondade-hoidjad/"


def asked(community: Community) -> None:
    """Somebody would keep the page: to its stewards, or to the reviewers when it has none."""
    stewards = list(_stewards(community))
    path = f"/minu/kogukond/{community.pk}/" if stewards else ""
    for person in stewards or User.objects.with_perm("records.review", backend=BACKEND):
        link = settings.SITE_URL + (in_language(path, person.language) if path else REQUESTS)
        _send(person.email, person.language, "asked", _("Soovib lehte hoida: %(title)s"), community, link=link)


def declined(request: KeepRequest, reason: str) -> None:
    """No, and why, as it was written by who decided."""
    subject, community = _("Vastus sinu soovile: %(title)s"), request.community
    _send(request.mail, request.language, "declined", subject, community, reason=reason)


def _stewards(community: Community) -> Iterable[User]:
    if community.team is None:
        return []
    return User.objects.filter(is_active=True, memberships__team=community.team, memberships__role=Role.STEWARD)


def _send(to: str, language: str, name: str, subject: Any, community: Community, **words: Any) -> None:
    with override(language):
        words |= {"title": wording(community, "title")[0], "page": settings.SITE_URL + community.get_absolute_url()}
        mail.send(to, str(subject) % words, render_to_string(f"communities/mail/{name}.txt", words))
