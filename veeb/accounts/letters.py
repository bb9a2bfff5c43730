"""Letters about teams, invitations and offices: plain text, in the reader's language.

No letter carries what a stranger typed, the name of a team apart: anybody can type anybody's address.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from veeb.tools import mail
from veeb.ui.languages import in_language

from .models import Invitation, Office, OfficeRequest, Role, Team, User
from .tokens import invitation_url

# What a bounced letter is known by: see `bounces`.
REF = "invitation:"
ADMINISTER, REVIEW = "accounts.change_user", "records.review"
OFFICIALS = "/admin/ametnikud/"
BACKEND = "django.contrib.auth.backends.ModelBackend"


def invited(invitation: Invitation) -> None:
    """To a team, or to work for a municipality here; with the private link."""
    subject = _("Kutse tiimi: %(what)s") if invitation.team else _("Kutse ametnikule: %(what)s")
    words = {"invitation": invitation, "what": str(invitation), "link": invitation_url(invitation)}
    _send(invitation.mail, invitation.language, "invited", subject, ref=f"{REF}{invitation.uid.hex}", **words)


def asked_again(invitation: Invitation) -> None:
    """To the inviter, if still a steward, else to all stewards, else to reviewers; of an office to administrators."""
    path = _team_path(invitation.team) if invitation.team else OFFICIALS
    words = {"invitation": invitation, "what": str(invitation), "path": path}
    _tell(_inviters(invitation), "asked_again", _("Palutakse uut kutset: %(what)s"), **words)


def removed(team: Team, user: User) -> None:
    """A steward took them out."""
    _tell([user], "removed", _("Sa ei ole enam tiimis: %(what)s"), what=team.name)


def became_steward(team: Team, user: User) -> None:
    """They may invite and hand over from now on."""
    _tell([user], "steward", _("Oled nüüd tiimi eestvedaja: %(what)s"), what=team.name, path=_team_path(team))


def team_emptied(team: Team) -> None:
    """To the reviewers: nobody keeps this any more."""
    _tell(_with(REVIEW), "team_emptied", _("Tiim jäi tühjaks: %(what)s"), what=team.name, path="/admin/")


def office_asked(request: OfficeRequest) -> None:
    """To the administrators: somebody says that they work for a municipality."""
    what = request.municipality.name
    _tell(_with(ADMINISTER), "office_asked", _("Ametniku soov: %(what)s"), what=what, path=OFFICIALS)


def office_refused(request: OfficeRequest, reason: str) -> None:
    """No, and why, as the administrator wrote it."""
    words = {"what": request.municipality.name, "reason": reason}
    _send(request.mail, request.language, "office_refused", _("Sinu soovi ei kinnitatud: %(what)s"), **words)


def office_ended(office: Office) -> None:
    """They do not speak for this municipality here any more."""
    _tell([office.user], "office_ended", _("Sinu õigused lõppesid: %(what)s"), what=office.municipality.name)


def office_moved(office: Office) -> None:
    """From now on they speak for this municipality here."""
    what = office.municipality.name
    _tell([office.user], "office_moved", _("Sinu omavalitsus on nüüd: %(what)s"), what=what, path="/minu/")


def _inviters(invitation: Invitation) -> Iterable[User]:
    if invitation.team is None:
        return _with(ADMINISTER)
    stewards = User.objects.filter(is_active=True, memberships__team=invitation.team, memberships__role=Role.STEWARD)
    return stewards.filter(pk=invitation.invited_by_id or 0) or stewards or _with(REVIEW)


def _with(permission: str) -> Iterable[User]:
    """Active people who have this permission by a role, superusers too."""
    people: Iterable[User] = User.objects.with_perm(permission, backend=BACKEND)
    return people


def _team_path(team: Team) -> str:
    return f"/minu/tiim/{team.uid}/"


def _tell(people: Iterable[User], name: str, subject: Any, **words: Any) -> None:
    for person in people:
        _send(person.email, person.language, name, subject, **words)


def _send(to: str, language: str, name: str, subject: Any, *, ref: str = "", **words: Any) -> None:
    if path := words.pop("path", ""):
        # Screens of rooms above are named by their addresses; the admin's have no language in them.
        here = path if path.startswith("/admin/") else in_language(path, language)
        words["link"] = settings.SITE_URL + here
    with override(language):
        mail.send(to, str(subject) % words, render_to_string(f"accounts/mail/{name}.txt", words), ref=ref)
