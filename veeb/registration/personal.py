"""What this room holds about a person: where they signed up, and the desks that are theirs as an organiser."""

from datetime import datetime
from uuid import uuid4

from django.utils.translation import gettext as _

from veeb.accounts import held
from veeb.accounts.held import Erased, Keeper, Section

from . import actions
from .desks import held as holding
from .models import Desk, Registration


def collect(mail: str) -> list[Section]:
    """Each event with all that was typed for it; each desk by its event."""
    people = Registration.objects.filter(mail__iexact=mail).select_related("desk__event", "municipality")
    desks = Desk.objects.filter(mail__iexact=mail).select_related("event")
    organised = [(str(desk.event), _("sinu aadressile tulevad korraldaja kirjad")) for desk in desks]
    return [*(_registration(person) for person in people), Section(_("Korraldaja"), organised)]


def _registration(person: Registration) -> Section:
    rows = [
        (_("Seis"), person.get_state_display()),
        (_("Nimi"), person.name),
        (_("E-post"), person.mail),
        (_("Telefon"), person.phone),
        (_("Asutus või ühing"), person.organisation),
        (_("Omavalitsus"), person.municipality or ""),
        (_("Osales"), {True: _("jah"), False: _("ei"), None: ""}[person.attended]),
        *((question, answer) for question, answer in person.answers),
    ]
    title = _("Registreerumine: %(event)s") % {"event": person.desk.event}
    return Section(title, [row for row in rows if row[1]])


def erase(mail: str, at: datetime) -> Erased:
    """Delete registrations with their certificates; a freed seat goes to the next. A desk's link opens nothing more."""
    people = list(Registration.objects.filter(mail__iexact=mail).select_related("desk"))
    for person in people:
        with holding(person.desk) as desk:
            desk.registrations.filter(pk=person.pk).delete()
            actions.fill_held(desk, at=at)
    desks = 0
    for desk in Desk.objects.filter(mail__iexact=mail):
        desks += Desk.objects.filter(pk=desk.pk).update(mail="", uid=uuid4())
    words = [(len(people), _("Registreerumised ja tunnistused")), (desks, _("Sinu aadress korraldajana"))]
    return Erased([word for number, word in words if number])


held.enrol(Keeper("registration", collect, erase))
