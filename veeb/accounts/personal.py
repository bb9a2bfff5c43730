"""What this room holds about a person: the account with its teams and offices, invitations, requests, sessions."""

from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from . import held
from .closing import close
from .held import Erased, Keeper, Section
from .models import Invitation, OfficeRequest, User


def collect(mail: str) -> list[Section]:
    """The account of this address, and what came or went by it without one."""
    user = User.objects.filter(email__iexact=mail).first()
    of_account = [_account(user), _teams(user), _offices(user), _ways_in(user), _sessions(user)] if user else []
    return [*of_account, _invitations(mail), _requests(mail)]


def erase(mail: str, at: datetime) -> Erased:
    """Close the account; delete invitations and requests. Raises teams.LastSteward."""
    deleted: list[Any] = []
    kept: list[tuple[Any, Any]] = []
    if user := User.objects.filter(email__iexact=mail).first():
        if close(user, at=at):
            deleted.append(_("Konto koos tiimide, ametikohtade ja sisselogimistega"))
        else:
            deleted.append(_("Konto nimi, aadress, tiimid ja sisselogimisviisid"))
            kept.append((_("Nimetu konto muudatuste ajaloos"), _("Ajalugu peab näitama, et muutja oli üks ja sama.")))
    deleted += _erase_rows(mail)
    return Erased(deleted, kept)


def _erase_rows(mail: str) -> list[Any]:
    invitations, _by_model = Invitation.objects.filter(mail__iexact=mail).delete()
    requests, _by_model = OfficeRequest.objects.filter(mail__iexact=mail).delete()
    words = [(invitations, _("Kutsed")), (requests, _("Soovid ametnikuna"))]
    return [word for number, word in words if number]


def _account(user: User) -> Section:
    roles = ", ".join(user.groups.values_list("name", flat=True))
    others = EmailAddress.objects.filter(user=user).exclude(email__iexact=user.email)
    rows = [
        (_("Nimi"), user.get_full_name()),
        (_("Kasutajanimi"), user.username),
        (_("E-post"), user.email),
        (_("Teised aadressid"), ", ".join(others.values_list("email", flat=True))),
        (_("Kirjade keel"), dict(settings.LANGUAGES).get(user.language, user.language)),
        (_("Rollid"), roles),
        (_("Loodud"), moment(user.date_joined)),
        (_("Viimati sees"), moment(user.last_login)),
    ]
    return Section(_("Konto"), [row for row in rows if row[1]])


def _teams(user: User) -> Section:
    mine = user.memberships.select_related("team")
    return Section(_("Tiimid"), [(one.team.name, f"{one.get_role_display()}, {moment(one.joined_at)}") for one in mine])


def _offices(user: User) -> Section:
    rows = [
        (one.municipality.name, f"{one.post}, {moment(one.since)} – {moment(one.until)}")
        for one in user.offices.select_related("municipality")
    ]
    return Section(_("Ametikohad"), rows)


def _ways_in(user: User) -> Section:
    # A passkey has a name of its own; allauth calls the others by words that are not ours.
    ours = {Authenticator.Type.TOTP: _("Koodirakendus"), Authenticator.Type.RECOVERY_CODES: _("Tagavarakoodid")}
    kept = Authenticator.objects.filter(user=user)
    rows = [(ours.get(one.type) or str(one), moment(one.created_at)) for one in kept]
    return Section(_("Sisselogimise viisid"), rows)


def _sessions(user: User) -> Section:
    mine = UserSession.objects.filter(user=user).order_by("-last_seen_at")
    return Section(_("Sisselogimised"), [(moment(one.last_seen_at), f"{one.ip}, {one.user_agent}") for one in mine])


def _invitations(mail: str) -> Section:
    known = Invitation.objects.filter(mail__iexact=mail).select_related("team", "municipality")
    rows = [(str(one), ", ".join(filter(None, [one.name, one.post, moment(one.created_at)]))) for one in known]
    return Section(_("Kutsed"), rows)


def _requests(mail: str) -> Section:
    known = OfficeRequest.objects.filter(mail__iexact=mail).select_related("municipality")
    rows = [(one.municipality.name, f"{one.name}, {one.post}, {moment(one.created_at)}") for one in known]
    return Section(_("Soovid ametnikuna"), rows)


def moment(value: datetime | None) -> str:
    """A moment by the clock of Estonia, in words; "" for none."""
    return date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT") if value else ""


held.enrol(Keeper("accounts", collect, erase))
