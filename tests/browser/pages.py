"""One address of every type of page that a reader may open, with the starter content in place."""

from dataclasses import dataclass

from . import stage
from .portal import Portal

PREFIXES = {"et": "", "ru": "/ru", "en": "/en"}
KINDS = ("guide", "practice", "research", "worksheet", "report", "law", "video")


@dataclass(frozen=True)
class Place:
    """A page type: its address in Estonian, or with `is_first` that of the first thing in the list there."""

    path: str
    status: int = 200
    is_first: bool = False

    def address(self, portal: Portal, language: str = "et") -> str:
        path = PREFIXES[language] + self.path
        return portal.first_row(path) if self.is_first else path


@dataclass(frozen=True)
class Private:
    """A page that only a letter leads to: whose letter, and what comes after the private address in it."""

    to: str
    rest: str = ""

    def address(self, portal: Portal, language: str = "et") -> str:
        return PREFIXES[language] + portal.private(stage.mail(self.to)) + self.rest


PLACES = {
    "home": Place("/"),
    "door-officials": Place("/kohalikud-omavalitsused/"),
    "door-council": Place("/volikogu-liige/"),
    "door-developers": Place("/kogukonna-arendaja/"),
    "door-communities": Place("/kogukond/"),
    "activities": Place("/meie-tegevused/"),
    "background": Place("/taustainfo/"),
    "abcd": Place("/abcd/"),
    "crisis": Place("/kriisivalmidus/"),
    "library": Place("/aardekast/"),
    "library-filtered": Place("/aardekast/?liik=guide&kellele=official"),
    "library-empty": Place("/aardekast/?liik=guide&vald=ruhnu-vald"),
    **{kind: Place(f"/aardekast/?liik={kind}", is_first=True) for kind in KINDS},
    "news": Place("/uudised/"),
    "news-item": Place("/uudised/", is_first=True),
    "topics": Place("/teemad/"),
    "topic": Place("/teemad/kriisivalmidus/"),
    "places": Place("/kohad/"),
    "county": Place("/kohad/vorumaa/"),
    "municipality": Place("/kohad/vorumaa/rouge-vald/"),
    "search": Place("/otsing/"),
    "search-hits": Place("/otsing/?q=kriis"),
    "search-nothing": Place("/otsing/?q=xyzzy"),
    "contribute": Place("/panusta/"),
    "propose-event": Place("/panusta/sundmus/"),
    "calendar": Place("/kalender/"),
    "calendar-month": Place(f"/kalender/kuu/{stage.day(20):%Y-%m}/"),
    "calendar-filtered": Place("/kalender/?maakond=harjumaa&liik=training"),
    "calendar-list": Place("/kalender/nimekiri/"),
    "calendar-empty": Place("/kalender/nimekiri/?liik=pilot&vald=ruhnu-vald"),
    "calendar-past": Place("/kalender/moodunud/"),
    "calendar-counties": Place("/kalender/maakonnad/"),
    "event": Place(stage.address(stage.WHOLE)),
    "event-series": Place(stage.address(stage.SERIES)),
    "event-repeated": Place(stage.address(stage.REPEATED)),
    "event-cancelled": Place(stage.address(stage.CANCELLED)),
    "event-past": Place(stage.address(stage.PAST)),
    "event-full": Place(stage.address(stage.FULL)),
    "join": Place(stage.address(stage.FULL) + "osale/"),
    "apply": Place(stage.address(stage.COHORT) + "osale/"),
    "appeal": Place("/panusta/vaidlusta/"),
    "privacy": Place("/privaatsus/"),
    "accessibility": Place("/ligipaasetavus/"),
    "contact": Place("/kontakt/"),
    "error-404": Place("/seda-lehte-ei-ole/", status=404),
}
# Made like another page above: what is slow looks at them in one language.
ALIKE = {
    *KINDS[1:],
    *("door-council", "door-developers", "door-communities", "library-filtered", "library-empty", "search-nothing"),
    *("calendar-filtered", "calendar-empty", "event-repeated", "event-cancelled", "event-past", "event-full"),
}
PRIVATE = {
    "seat": Private("Istuja Esimene"),
    "seat-given-up": Private("Istuja Esimene", "loobu/"),
    "waiting": Private("Ootaja Kolmas"),
    "applied": Private("Kandidaat Üks"),
    "desk": Private(stage.FULL),
    "desk-waiting": Private(stage.FULL, "?nimekiri=ootel"),
    "desk-letter": Private(stage.FULL, "kiri/"),
    "desk-seats": Private(stage.FULL, "kohad/"),
    "desk-move": Private(stage.FULL, "aeg/"),
    "desk-cancel": Private(stage.FULL, "jaab-ara/"),
    "desk-cohort": Private(stage.COHORT),
    "desk-attendance": Private(stage.OVER, "kohal/"),
    "desk-aftermath": Private(stage.OVER, "jarelkaja/"),
}
