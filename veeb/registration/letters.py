"""Letters to those who take part and to the organiser: plain text, in their language, with their private link.

No letter carries what was typed into the form for signing up: anybody can type anybody's address, so no stranger's
words go there. What the organiser writes goes only to those who are in.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from veeb.events.models import Event
from veeb.search.record_pages import wording
from veeb.tools import mail

from . import queries, tokens
from .models import Desk, Registration
from .states import State
from .wording import when_lines, where_line

# What a bounced letter is known by: see `bounces`.
REF = "registration:"
RECEIVED = {
    State.SEATED: ("seated", gettext_lazy("Sul on koht: %(title)s")),
    State.CHOSEN: ("chosen", gettext_lazy("Sind valiti osalema: %(title)s")),
    State.WAITING: ("waiting", gettext_lazy("Oled ootenimekirjas: %(title)s")),
    State.APPLIED: ("applied", gettext_lazy("Sinu avaldus on kohal: %(title)s")),
}
LEFT = {
    State.GIVEN_UP: ("given_up", gettext_lazy("Loobusid osalemisest: %(title)s")),
    State.REMOVED: ("removed", gettext_lazy("Korraldaja võttis su nimekirjast maha: %(title)s")),
}


def received(person: Registration) -> None:
    """Where an active registration stands: the first letter, and again to who signed up twice."""
    name, subject = RECEIVED[State(person.state)]
    _send([person], name, subject, number=queries.number_of(person))


def left(person: Registration) -> None:
    """They are out, by their own wish or by the organiser's."""
    name, subject = LEFT[State(person.state)]
    _send([person], name, subject)


def moved_up(people: Iterable[Registration]) -> None:
    """A seat came free and is theirs."""
    _send(people, "moved_up", gettext_lazy("Vabanes koht ja see on sinu: %(title)s"))


def chosen(people: Iterable[Registration]) -> None:
    """The organiser chose them."""
    _send(people, *RECEIVED[State.CHOSEN])


def declined(people: Iterable[Registration]) -> None:
    """The organiser did not choose them."""
    _send(people, "declined", gettext_lazy("Seekord sind ei valitud: %(title)s"))


def changed(people: Iterable[Registration], *, was_off: bool = False) -> None:
    """The event is cancelled, or its time or place is another one; `was_off`: they know it as cancelled."""
    people = list(people)
    is_off = bool(people) and people[0].desk.event.is_cancelled
    if is_off:
        _send(people, "cancelled", gettext_lazy("Jääb ära: %(title)s"))
    else:
        subject = gettext_lazy("Toimub siiski: %(title)s") if was_off else gettext_lazy("Muudatus: %(title)s")
        _send(people, "changed", subject, was_off=was_off)


def gone(people: Iterable[Registration], *, is_deleted: bool) -> None:
    """The event is not in the calendar any more; `is_deleted`: neither is anything about them."""
    _send(people, "gone", gettext_lazy("Kalendrist maas: %(title)s"), is_deleted=is_deleted)


def reminded(people: Iterable[Registration]) -> None:
    """It is soon."""
    _send(people, "reminder", gettext_lazy("Meeldetuletus: %(title)s"))


def from_organiser(people: Iterable[Registration], *, subject: str, text: str) -> None:
    """What the organiser writes, as written; only the lines around it are in the person's language."""
    _send(people, "from_organiser", subject.replace("%", "%%"), text=text)


def certificate_ready(person: Registration) -> None:
    """The certificate can be fetched from the person's own page."""
    _send([person], "certificate", gettext_lazy("Sinu tunnistus: %(title)s"))


def desk_opened(desk: Desk) -> None:
    """To the organiser: here is the desk."""
    _tell(desk, "desk", gettext_lazy("Sinu sündmuse osalejad: %(title)s"))


def summary(desk: Desk, news: dict[str, int]) -> None:
    """To the organiser: what changed since the last one, in numbers; `news` as `queries.news` gives it."""
    _tell(desk, "summary", gettext_lazy("Registreerujad: %(title)s"), **news)


def _send(people: Iterable[Registration], name: str, subject: Any, **more: Any) -> None:
    """One letter each, of the same event; the event's words are put together once for each language."""
    by_language = defaultdict(list)
    for person in people:
        by_language[person.language].append(person)
    for language, readers in by_language.items():
        with override(language):
            words = _words(readers[0].desk.event)
            for person in readers:
                details = {**words, "person": person, "link": tokens.place_url(person), **more}
                text = render_to_string(f"registration/mail/{name}.txt", details)
                mail.send(person.mail, str(subject) % words, text, ref=f"{REF}{person.uid.hex}")


def _tell(desk: Desk, name: str, subject: Any, **details: Any) -> None:
    with override(desk.language):
        words = _words(desk.event)
        text = render_to_string(
            f"registration/mail/{name}.txt", {**words, "link": tokens.desk_url(desk), "desk": desk, **details}
        )
        mail.send(desk.mail, str(subject) % words, text)


def _words(event: Event) -> dict[str, Any]:
    return {
        "event": event,
        "title": wording(event, "title")[0] or _("sündmus"),
        "when": when_lines(event),
        "where": where_line(event),
        "page": settings.SITE_URL + event.get_absolute_url(),
        "days": settings.REGISTRATION_KEPT_DAYS,
    }
