"""Who stands in the lists of people and places before the first visitor comes: helpers, communities, calls, offices."""

from uuid import UUID

from django.utils import timezone

from tests import people
from tests.factories.communities import make_community
from tests.factories.directory import make_helper
from tests.factories.events import make_event
from tests.factories.funding import make_call
from veeb.accounts import offices, teams
from veeb.accounts.models import Role, Team, User
from veeb.accounts.signing import account_for
from veeb.communities import asking as keeping_asked
from veeb.directory import asking, keeping
from veeb.directory.models import Helper
from veeb.municipalities import actions
from veeb.municipalities.models import Profile
from veeb.places.models import County, Municipality
from veeb.topics.models import Topic

from .stage import day, mail

# To be looked at; nobody changes them.
COUNTY, TOWN = "jarvamaa", "turi-vald"
CONSULTANT = "Järvamaa näidiskonsultant"
EVERYWHERE = "Üle Eesti koolitaja"
VILLAGE = "Väike-Näidise küla"
WIDE = "Kolme valla looduserahvas"
UNKEPT = "Suure tamme ühistu"
TEAM = UUID("7a1f8d52-6f0c-4c1b-9a53-2f4f7d3f1e10")
STEWARD, MEMBER = "Eesti Vedaja", "Liige Lihtne"
INVITED, CAME = "Kutsutud Värske", "Kutsutud Kasutatud"
WISHES = "Soovija Sõber"
OFFICIAL = "Ametnik Tubli"
ASKER = "Küsija Esimene"
CALL, COMING, OVER = "Näidisküla toetusvoor", "Hiljem avanev voor", "Läbi saanud voor"
# One journey each; it may change them.
ISLANDER = "Hiiumaa näidiskonsultant"
TRAINER = "Tartumaa õppuste läbiviija"
ISLAND_OFFICIAL, ISLAND = "Ametnik Saarelt", "vormsi-vald"


def set_up() -> None:
    """Everything above, by the ordinary ways, so that the letters are sent too."""
    _helpers()
    _communities()
    _town()
    _calls()


def _helpers() -> None:
    local = make_helper(
        CONSULTANT,
        serves=(County.objects.get(slug=COUNTY),),
        mail=mail(CONSULTANT),
        good_for="Annab Järvamaa kogukondadele nõu ja tuleb kohale.",
        good_for_ru="Консультирует общины Ярвамаа и приезжает на место.",
        organisation="Näidise arenduskeskus",
        role="kogukonnakonsultant",
        body="Aitan mõtte kirja panna.\n\nAitan raha leida.",
        topics=_topics(),
        languages=["et", "ru", "en"],
        fee="both",
        fee_note="alates teisest korrast 40 € tund",
        is_on_site=True,
        is_online=True,
        how_to_ask="Kirjuta, kus külas oled.",
        link="https://naide.ee/konsultant",
        public_phone="+372 5555 5555",
        checked_on=timezone.localdate(),
        assured_by="toimetus",
    )
    keeping.send_link(local, by=people.juhan(), at=timezone.now())
    wide = make_helper(EVERYWHERE, kind="trainer", serves_all=True, mail=mail(EVERYWHERE), is_online=True)
    _ask(wide)
    make_helper(ISLANDER, serves=(County.objects.get(slug="hiiumaa"),), mail=mail(ISLANDER))
    trainer = make_helper(
        TRAINER,
        kind="trainer",
        serves=(County.objects.get(slug="tartumaa"),),
        mail=mail(TRAINER),
        good_for="Teeb külaga läbi ühe õppuse.",
    )
    keeping.send_link(trainer, by=people.juhan(), at=timezone.now())


def _ask(helper: Helper) -> None:
    question = asking.Question(helper=helper, name=ASKER, mail=mail(ASKER), text="Kust alustada?\n\nMeid on kolm.")
    asking.ask(question, at=timezone.now())


def _communities() -> None:
    turi, jarva, paide = (_place(slug) for slug in (TOWN, "jarva-vald", "paide-linn"))
    village = make_community(
        VILLAGE,
        good_for="Kolmkümmend peret metsa ja soo vahel.",
        body="Talgud kevadel.\n\nJaanituli suvel.",
        places=({"municipality": turi, "settlement": "Väike-Näidise", "lat": 58.812, "lon": 25.29},),
        voice="elder",
        contact_role="külavanem",
        deputy_role="seltsi juhatuse liige",
        contact_email="kyla@naide.ee",
        links=(("külaleht", "https://naide.ee/kyla"),),
        topics=_topics(),
        team=_team(),
    )
    wish = keeping_asked.Asked(
        community=village, name=WISHES, mail=mail(WISHES), about="Elan siin.", language="et", client_key=None
    )
    keeping_asked.ask(wish, at=timezone.now())
    make_community(
        WIDE,
        kind="interest",
        good_for="Käime koos rabas ja räägime, mida nägime.",
        places=(turi, {"municipality": jarva, "lat": 58.974, "lon": 25.96}, paide),
        seeks_lead=True,
    )
    make_community(UNKEPT, kind="apartments", places=({"municipality": turi, "lat": 58.8086, "lon": 25.4325},))


def _team() -> Team:
    """A steward, a member, and an invitation of each sort."""
    team = Team.objects.create(name=VILLAGE, uid=TEAM)
    for name, role in ((STEWARD, Role.STEWARD), (MEMBER, Role.MEMBER), (CAME, Role.MEMBER)):
        sent = teams.invite(team, mail=mail(name), role=role, by=None, language="et", at=timezone.now())
        teams.accept(sent, user=account_for(mail(name), name=name), at=timezone.now())
    lead = User.objects.get(email=mail(STEWARD))
    teams.invite(team, mail=mail(INVITED), role=Role.MEMBER, by=lead, language="et", at=timezone.now())
    return team


def _town() -> None:
    """A municipality that tells everything, and the officials of two."""
    words = {
        "about": "Vald soo ja metsa vahel.",
        "website": "https://naide.ee/vald",
        "crisis_link": "https://naide.ee/vald/kriis",
        "plan_note": "Hoiame lahti kaks kerksuskeskust.\n\nKoju toitu ei too.",
        "fault_line": "5555 0000, ööpäev läbi",
    }
    site = {"source_link": "https://naide.ee/vald/kohad", "checked_on": timezone.localdate()}
    telling = actions.Telling(
        words=words,
        contacts=[
            {
                "role": "kriisikoordinaator",
                "deputy": "abivallavanem",
                "email": "kriis@naide.ee",
                "phone": "+372 5555 1",
            },
            {"role": "kogukonnatöö spetsialist", "deputy": "vallasekretär"},
        ],
        offers=[
            {"direction": "offers", "text": "Koolimaja saal tasuta", "link": "https://naide.ee/saal"},
            {"direction": "asks", "text": "Igas külas üks inimene, kes kriisis helistab", "until": day(90).date()},
        ],
        sites=[
            {"kind": "kerksuskeskus", "name": "Näidise rahvamaja", "address": "Tänav 1", "note": "Generaator", **site},
            {"kind": "evakuatsioonikoht", "name": "Näidise spordihoone", **site},
            {"kind": "varjumiskoht", "name": "Näidise keldrisaal", **site},
        ],
    )
    town = _place(TOWN)
    by = _official(OFFICIAL, town)
    actions.tell(Profile(municipality=town), telling, by=by, at=timezone.now())
    _official(ISLAND_OFFICIAL, _place(ISLAND))
    make_event("Külade kokkusaamine Türil", kind="seminar", starts=day(18), municipality=town, county=town.county)


def _official(name: str, town: Municipality) -> User:
    user = account_for(mail(name), name=name)
    offices.begin(user, municipality=town, post="kogukonnatöö spetsialist", by=people.piret(), at=timezone.now())
    return user


def _calls() -> None:
    make_call(
        CALL,
        funder="Näidisfond",
        programme="Näidismeede",
        good_for="Raha küla ühiseks asjaks.",
        body="Toetame seda, mis jääb külasse alles.",
        applicants=["association", "apartments"],
        budget=50_000,
        ceiling=4_000,
        own_share="10 %",
        letters="Omavalitsuse kinnituskiri\nEelarve",
        opens_on=day(-10).date(),
        closes_on=day(30).date(),
        environment="e-toetus",
        apply_link="https://naide.ee/taotle",
        link="https://naide.ee/voor",
        limits=((_place(TOWN), 16_806), (_place("jarva-vald"), 12_000)),
        topics=_topics(),
        checked_on=timezone.localdate(),
    )
    make_call(
        COMING, funder="Näidisfond", opens_on=day(20).date(), closes_on=day(60).date(), for_places=(_place(TOWN),)
    )
    make_call(OVER, opens_on=day(-90).date(), closes_on=day(-5).date())


def _topics() -> list[Topic]:
    return [Topic.objects.get(slug="varjumine")]


def _place(slug: str) -> Municipality:
    return Municipality.objects.select_related("county").get(slug=slug)
