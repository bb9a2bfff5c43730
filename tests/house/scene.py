"""One thing behind every address of ours, and the eight people who try to open it."""

from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from tests import people
from tests.factories.accounts import make_invitation, make_official, make_team
from tests.factories.communities import make_community
from tests.factories.contribute import make_receipt
from tests.factories.directory import make_helper
from tests.factories.events import make_event
from tests.factories.funding import make_call
from tests.factories.library import make_file, make_resource
from tests.factories.municipalities import make_profile
from tests.factories.news import make_news
from tests.factories.pages import make_home
from tests.factories.places import make_municipality
from tests.factories.registration import make_desk, make_registration, make_seats
from tests.factories.topics import make_topic
from veeb.accounts import tokens as account_tokens
from veeb.accounts.models import OfficeRequest, User
from veeb.communities.models import KeepRequest
from veeb.contribute import tokens as contribute_tokens
from veeb.directory import tokens as directory_tokens
from veeb.directory.models import Inquiry
from veeb.registration import tokens as registration_tokens

PEOPLE = ["visitor", "member", "other member", "official", "other official", "editor", "reviewer", "administrator"]


class Scene:
    """Everything that the addresses of `who_may_open` need, and who is who."""

    def __init__(self) -> None:
        make_home()
        self.topic = make_topic("Kriis", slug="kriis")
        self.town = make_municipality("Võru vald")
        self.county = self.town.county
        self.other_town = make_municipality("Antsla vald", county=self.county)
        self.people = self._people()
        self._records()
        self._private()

    def _people(self) -> dict[str, User | AnonymousUser]:
        liis, teet, uku, ene = (account(name) for name in ("liis", "teet", "uku", "ene"))
        self.team = make_team("Haanja küla", stewards=(liis,))
        make_team("Teine küla", stewards=(teet,))
        make_official(uku, self.town)
        make_official(ene, self.other_town)
        staff = (people.mari(), people.juhan(), people.piret())
        return dict(zip(PEOPLE, (people.ANYBODY, liis, teet, uku, ene, *staff), strict=True))

    def _records(self) -> None:
        self.resource, self.news = make_resource("Juhend", topics=(self.topic,)), make_news("Talgud")
        self.file = make_file(self.resource)
        self.event = make_event("Õppus", files=[("kava.pdf", b"%PDF-1.4")])
        self.event_file = self.event.files.get()
        self.call, self.helper = make_call(), make_helper()
        self.community = make_community(places=(self.town,), team=self.team)
        self.wish = KeepRequest.objects.create(
            community=self.community, name="Aet", mail="aet@example.org", about="Elan siin."
        )
        self.profile = make_profile(self.town)

    def _private(self) -> None:
        self.receipt = make_receipt()
        seats = make_seats()
        self.desk = make_desk(seats)
        self.person = make_registration(seats, at=timezone.now() - timedelta(days=1))
        self.invitation = make_invitation(team=self.team)
        self.membership = self.team.memberships.get()
        self.office = self.people["official"].offices.get()
        self.asked = OfficeRequest.objects.create(
            name="Õie", mail="oie@example.org", municipality=self.town, post="spetsialist"
        )
        self.inquiry = Inquiry.objects.create(
            helper=self.helper, name="Uno", mail="uno@example.org", text="Kuidas?", state="held"
        )

    def words(self) -> dict[str, str]:
        """What stands in an address, by its name in `who_may_open.TABLE`."""
        pks = ("resource", "file", "event_file", "call", "helper", "community", "wish", "membership", "invitation")
        pks += ("office", "asked", "inquiry", "desk", "person", "receipt", "profile", "event")
        slugs = ("resource", "call", "helper", "community", "town", "county", "topic", "news", "event")
        return {
            **{f"{name}.pk": str(getattr(self, name).pk) for name in pks},
            **{f"{name}.slug": getattr(self, name).slug for name in slugs},
            "file.name": self.file.name,
            "event_file.name": self.event_file.name,
            "town.ehak": self.town.ehak,
            "team": str(self.team.uid),
            "official.pk": str(self.people["official"].pk),
            "receipt": contribute_tokens.token_of(self.receipt),
            "seat": registration_tokens.token_of(self.person),
            "desk": registration_tokens.token_of(self.desk),
            "invitation": account_tokens.token_of(self.invitation),
            "inquiry": directory_tokens.token_of(self.inquiry),
            "contact": directory_tokens.token_of(self.helper.contact),
        }


def account(name: str) -> User:
    """Somebody with an account and no role."""
    return User.objects.create_user(name, f"{name}@example.org")
