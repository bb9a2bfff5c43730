"""What stands in the calendar before the first visitor comes: an event of each sort, and people in some of them."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from tests.factories.events import make_event, session
from tests.factories.registration import make_registration
from veeb.events.models import Event
from veeb.places.models import Municipality
from veeb.registration.desks import open_desk
from veeb.tools.text import slug
from veeb.topics.models import Topic

# To be looked at; nobody changes them.
WHOLE = "Külade kriisipäev Rõuges"
SERIES = "Kriisiplaani koolitus kolmes paigas"
REPEATED = "Esmaabi tund igal nädalal"
CANCELLED = "Matk, mis jääb ära"
PAST = "Möödunud mõttetalgud"
FULL = "Väike töötuba kahele"
COHORT = "Eestvedajate mentorprogramm"
OVER = "Läbi saanud õppus"
# One journey each; it may change them.
TRAINING = "Varjumiskoha koolitus Kuusalus"
PROGRAMME = "Külavanemate mentorprogramm"
BEE = "Rannatalgud Loksal"
COURSE = "Lõppenud esmaabikoolitus"
OPEN = "Kõigile lahtine kohtumine"
QUESTION = "Miks just sina?"


def address(title: str) -> str:
    """Where an event of the stage is."""
    return f"/sundmus/{slug(title)}/"


def mail(name: str) -> str:
    """The mailbox of somebody on the stage, or of the organiser of the event of this title."""
    return f"{slug(name)}@naide.ee"


def day(days: int, hour: int = 10) -> datetime:
    """Clock time so many days from today."""
    return datetime.combine(timezone.localdate() + timedelta(days=days), time(hour))


def next_month() -> date:
    """Its first day."""
    return (timezone.localdate().replace(day=1) + timedelta(days=32)).replace(day=1)


def set_up() -> None:
    """Everything above, by the ordinary ways, so that the letters are sent too."""
    _to_look_at()
    _crowded_day()
    _with_people()
    _for_journeys()


def _to_look_at() -> None:
    _whole()
    series = make_event(SERIES, kind="mentoring", starts=None, topics=_topics())
    for town, days in (("Võru", -20), ("Narva", 30), ("Haapsalu", 60)):
        make_event(f"{SERIES}: {town}", starts=day(days), part_of=series, venue=f"{town} linna kultuurimaja")
    _repeated()
    cancelled = {"standing": "cancelled", "standing_reason": "Torm on liiga tugev, keegi ei pääse kohale."}
    make_event(CANCELLED, kind="study-trip", starts=day(12), topics=_topics(), **cancelled)
    make_event(
        PAST,
        kind="thinking",
        starts=day(-15),
        topics=_topics(),
        recording_link="https://naide.ee/salvestus",
        aftermath="Kirja sai kaksteist mõtet.\n\nNeist kolm läksid töösse.",
        files=[("kokkuvõte.pdf", b"%PDF-1.4\nkaksteist")],
    )


def _whole() -> None:
    """Everything that an event can tell, in three languages."""
    agenda = "10.00 Kogunemine\n10.30 Ohud ja varad\n15.00 Lõpetame"
    make_event(
        WHOLE,
        title_ru="День готовности деревень в Рыуге",
        title_en="Crisis day of villages in Rõuge",
        good_for="Koostad oma küla kriisiplaani esimese versiooni.",
        good_for_ru="Составите первый кризисный план своей деревни.",
        good_for_en="You make the first version of your village's crisis plan.",
        sessions=[
            session(day(20), title="Plaan", agenda=agenda),
            session(day(21), title="Harjutus", place="Rõuge staadion", agenda=agenda),
        ],
        topics=_topics(),
        **_town("rouge-vald"),
        venue="Rõuge rahvamaja",
        address="Haanja mnt 1",
        is_online=True,
        attend_all=True,
        organiser="Rõuge vald",
        facilitators="Tiina Tamm",
        link="https://naide.ee/kriisipaev",
        body="Kaks päeva koos.\n\nEsimesel räägime, teisel teeme.",
        outcomes="Kriisiplaan\nTuttavad naabrid",
        group_size="12–20 inimest",
        price="30 €",
        lodging="Külalistemaja",
        audiences=["official"],
        access=["wheelchair", "russian"],
        access_note="Uks on laias koridoris.",
        closes_on=day(15).date(),
        contact_role="päeva korraldaja",
        contact_email="paev@naide.ee",
        contact_phone="+372 5555 5555",
        joining="link",
        joining_link="https://naide.ee/registreeru",
    )


def _repeated() -> None:
    first = day(5)
    moved, dropped = first + timedelta(weeks=1), first + timedelta(weeks=2)
    make_event(
        REPEATED,
        starts=first,
        hours=2,
        rule="FREQ=WEEKLY;COUNT=10",
        overrides=[
            {"was_on": moved.date(), "was_at": moved.time(), "starts_on": moved.date(), "starts_at": time(14)},
            {"was_on": dropped.date(), "was_at": dropped.time(), "is_dropped": True, "reason": "Püha."},
        ],
    )


def _crowded_day() -> None:
    """More on one day of this month or the next than fits into its square."""
    for number in range(1, 6):
        make_event(f"Infotund {number}: kuidas abi küsida", kind="info-hour", starts=day(3, 9 + number), hours=1)


def _with_people() -> None:
    full = _run(FULL, starts=day(25), capacity=2, online_link="https://naide.ee/kohtumine", is_online=True)
    for name in ("Istuja Esimene", "Istuja Teine", "Ootaja Kolmas"):
        make_registration(full, name=name, mail=mail(name), organisation="Rõuge vald", at=timezone.now())
    cohort = _run(COHORT, joining="cohort", starts=day(40), capacity=5, questions=[QUESTION])
    for name in ("Kandidaat Üks", "Kandidaat Kaks"):
        answers = [(QUESTION, "Mul on küla, mis ootab.")]
        make_registration(cohort, name=name, mail=mail(name), phone="5555 5555", answers=answers, at=timezone.now())
    over = _run(OVER, starts=day(-3), capacity=5)
    make_registration(over, state="seated", name="Käija Kuues", mail=mail("Käija Kuues"), at=timezone.now())


def _for_journeys() -> None:
    _run(TRAINING, starts=day(9), capacity=1, venue="Kuusalu rahvamaja", **_town("kuusalu-vald"))
    _run(PROGRAMME, joining="cohort", starts=day(50), capacity=1, questions=[QUESTION])
    bee = _run(BEE, starts=day(16), capacity=10)
    make_registration(bee, name="Talguline", mail=mail("Talguline"), at=timezone.now())
    _run(OPEN, starts=datetime.combine(next_month().replace(day=20), time(17)), capacity=None)
    course = _run(COURSE, starts=day(-2), capacity=5, organiser="Kuusalu vald")
    for name in ("Õie Käis", "Uno Puudus"):
        make_registration(course, state="seated", name=name, mail=mail(name), at=timezone.now())


def _run(title: str, *, joining: str = "seat", **fields) -> Event:
    """An event that one signs up for here, with the organiser's desk, whose link is in a letter by now."""
    event = make_event(title, joining=joining, topics=_topics(), **fields)
    open_desk(event, mail=mail(title), language="et", at=timezone.now())
    return event


def _topics() -> list[Topic]:
    return [Topic.objects.get(slug="varjumine")]


def _town(name: str) -> dict:
    town = Municipality.objects.get(slug=name)
    return {"municipality": town, "county": town.county}
