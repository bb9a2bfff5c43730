"""One address of every type of page that a reader may open, with the starter content in place."""

import re
from dataclasses import dataclass

from . import stage, stage_people
from .portal import Portal

PREFIXES = {"et": "", "ru": "/ru", "en": "/en"}
KINDS = ("guide", "practice", "research", "worksheet", "report", "law", "video")


@dataclass(frozen=True)
class Place:
    """A page type: its address in Estonian, or that of a thing in the list there, the first one or by its title.

    `rest` comes after the address of the thing.
    """

    path: str
    status: int = 200
    is_first: bool = False
    title: str = ""
    rest: str = ""

    def address(self, portal: Portal, language: str = "et") -> str:
        path = PREFIXES[language] + self.path
        if self.title:
            return portal.row(path, self.title) + self.rest
        return portal.first_row(path) if self.is_first else path


@dataclass(frozen=True)
class Private:
    """A page that only a letter leads to: whose letter, and what comes after the private address in it.

    `about` is a part of the letter's subject.
    """

    to: str
    rest: str = ""
    about: str = ""

    def address(self, portal: Portal, language: str = "et") -> str:
        return PREFIXES[language] + portal.private(stage.mail(self.to), self.about) + self.rest


@dataclass(frozen=True)
class Inner:
    """A page behind a sign-in: whose, and its address; `title` is that of a community which the address is about."""

    who: str
    path: str
    title: str = ""

    def address(self, portal: Portal, language: str = "et") -> str:
        path = self.path
        if self.title:
            path = path.format(re.search(r"/(\d+)-", portal.row("/kogukonnad/", self.title))[1])
        return PREFIXES[language] + path


OWN = "Sinu kirje"
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
    "municipality-full": Place(f"/kohad/{stage_people.COUNTY}/{stage_people.TOWN}/"),
    "municipality-empty": Place("/kohad/saaremaa/ruhnu-vald/"),
    "county-full": Place(f"/kohad/{stage_people.COUNTY}/"),
    "no-place": Place("/kohad/vorumaa/rouje-vald/", status=404),
    "helpers": Place("/kes-aitab/"),
    "helpers-filtered": Place(f"/kes-aitab/?kus={stage_people.COUNTY}&liik=consultant"),
    "helpers-empty": Place("/kes-aitab/?kus=ruhnu-vald&liik=university&q=xyzzy"),
    "helper": Place("/kes-aitab/?liik=consultant", title=stage_people.CONSULTANT),
    "ask": Place("/kes-aitab/?liik=consultant", title=stage_people.CONSULTANT, rest="kysi/"),
    "ask-elsewhere": Place("/kes-aitab/?kus=vorumaa&liik=consultant", title="SA Võrumaa Arenduskeskus", rest="kysi/"),
    "communities": Place("/kogukonnad/"),
    "communities-empty": Place("/kogukonnad/?vald=ruhnu-vald"),
    "community": Place("/kogukonnad/", title=stage_people.VILLAGE),
    "community-wide": Place("/kogukonnad/", title=stage_people.WIDE),
    "community-unkept": Place("/kogukonnad/", title=stage_people.UNKEPT),
    "become-keeper": Place("/kogukonnad/", title=stage_people.UNKEPT, rest="hoidjaks/"),
    "propose-community": Place("/panusta/kogukond/"),
    "propose-helper": Place("/panusta/nouandja/"),
    "funding": Place("/rahastus/"),
    "funding-filtered": Place(f"/rahastus/?vald={stage_people.TOWN}&taotleja=association"),
    "funding-past": Place("/rahastus/moodunud/"),
    "call": Place("/rahastus/", title=stage_people.CALL),
    "laws": Place("/oigus/"),
    "officials": Place("/ametnikule/"),
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
    *("municipality", "municipality-empty", "county", "county-full", "no-place", "laws", "officials"),
    *("helpers-filtered", "helpers-empty", "ask", "ask-elsewhere", "propose-helper", "become-keeper"),
    *("communities-empty", "community-wide", "community-unkept", "funding-filtered", "funding-past"),
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
    "question": Private(stage_people.ASKER),
    "own": Private(stage_people.CONSULTANT, about=OWN),
    "own-correct": Private(stage_people.CONSULTANT, "muuda/", about=OWN),
    "own-leave": Private(stage_people.CONSULTANT, "maha/", about=OWN),
}
# By the mail address of whoever is signed in.
STEWARD, OFFICIAL, MEMBER = (
    stage.mail(name) for name in (stage_people.STEWARD, stage_people.OFFICIAL, stage_people.MEMBER)
)
INNER = {
    "my": Inner(STEWARD, "/minu/"),
    "my-office": Inner(OFFICIAL, "/minu/"),
    "my-name": Inner(STEWARD, "/minu/nimi/"),
    "my-data": Inner(STEWARD, "/minu/andmed/"),
    "my-data-erase": Inner(OFFICIAL, "/minu/andmed/kustuta/"),
    "team": Inner(STEWARD, f"/minu/tiim/{stage_people.TEAM}/"),
    "team-leave": Inner(STEWARD, f"/minu/tiim/{stage_people.TEAM}/lahku/"),
    "keep": Inner(STEWARD, "/minu/kogukond/{}/", title=stage_people.VILLAGE),
    "tell": Inner(OFFICIAL, f"/minu/omavalitsus/{stage_people.TOWN}/"),
    "account": Inner(STEWARD, "/konto/"),
    "sessions": Inner(STEWARD, "/konto/seansid/"),
}
# For whoever has just signed in: an older session ends there.
FRESH = {
    "set-password": Inner(MEMBER, "/konto/parool/"),
    "add-app": Inner(MEMBER, "/konto/rakendus/"),
    "add-passkey": Inner(MEMBER, "/konto/voti/"),
}
