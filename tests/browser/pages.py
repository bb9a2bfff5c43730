"""One address of every type of page that a reader may open, with the starter content in place."""

from dataclasses import dataclass

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
    "appeal": Place("/panusta/vaidlusta/"),
    "privacy": Place("/privaatsus/"),
    "accessibility": Place("/ligipaasetavus/"),
    "contact": Place("/kontakt/"),
    "error-404": Place("/seda-lehte-ei-ole/", status=404),
}
