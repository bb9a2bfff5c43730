"""The form for events: what it asks, which mistakes it tells, and the proposal it makes."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from veeb.events import checking
from veeb.events.drafts import DETAILS, as_text
from veeb.events.kinds import ON_PORTAL, Access, EventKind, Joining
from veeb.events.models import HOME_ZONE, Event, Session
from veeb.records.candidates import Candidate
from veeb.tools.refusals import Refused
from veeb.visitors.fields import UNKNOWN, Clock, Day, Line, Lines, Link, Mail, Number, Text

from . import days, repeating
from .days import DAYS
from .exceptions import Exceptions
from .file_form import WithFiles
from .forms import Correcting
from .place_form import WithPlace
from .repeating import Repeats
from .rows import Row

NO_CONTACT = _("Kirjuta e-posti aadress: sinna saadame lingi korraldaja lauale, kus näed registreerunuid.")
CONTACT_HINT = _("Seda ei avaldata. Kui registreerutakse siin, saadame sinna lingi korraldaja lauale.")
AFTER_DAYS = (
    "zone", "attend_all", "repeats", "repeats_until", "repeats_times", "rule", "is_online", "online_link", "venue",
    "address", "county", "municipality", "settlement", "organiser", "facilitators", "language", "body", "outcomes",
    "group_size", "is_free", "price", "lodging", "access", "access_note", "link", "files", "kept", "joining",
    "joining_link", "capacity", "one_per_municipality", "closes_on", "closes_at", "questions", "contact_role",
    "contact_email", "contact_phone", "topics", "audiences", "contact", "consent",
)  # fmt: skip


class EventForm(WithFiles, WithPlace):
    """Everything about one event. The days are rows made by `days`; how often it repeats, `repeating` tells."""

    kind = forms.ChoiceField(
        label=_("Mis liiki sündmus?"),
        choices=[("", _("vali")), *EventKind.choices],
        error_messages={"required": _("Vali, mis liiki sündmus see on."), **UNKNOWN},
    )
    zone = Line(label=_("Ajavöönd"), max_length=40, initial=HOME_ZONE, help_text=_("Eestis on see Europe/Tallinn."))
    attend_all = forms.BooleanField(label=_("Osaleja on oodatud kõigil päevadel"), required=False)
    repeats = forms.ChoiceField(
        label=_("Kas sündmus kordub?"), choices=Repeats.choices, required=False, error_messages=UNKNOWN
    )
    repeats_until = Day(label=_("Viimane päev"))
    repeats_times = Number(label=_("Mitu korda kokku"), most=1000)
    rule = Line(
        label=_("Reegel"), max_length=300, help_text=_("RFC 5545 RRULE, näiteks FREQ=MONTHLY;BYDAY=-1SU;COUNT=6")
    )
    overrides = Exceptions()

    is_online = forms.BooleanField(label=_("Osaleda saab veebis"), required=False)
    online_link = Link(
        label=_("Veebikohtumise link"),
        help_text=_("Kui registreerutakse siin, näevad linki ainult osalejad. Muidu näevad seda kõik."),
    )
    venue = Line(label=_("Toimumiskoht"), max_length=200, help_text=_("Maja nimi, näiteks Kuusalu rahvamaja."))
    address = Line(label=_("Aadress"), max_length=200)
    organiser = Line(label=_("Korraldaja"), max_length=200, needed=_("Kirjuta, kes korraldab."))
    facilitators = Line(label=_("Kes juhivad?"), max_length=300, help_text=_("Nimed komadega."))
    body = Text(label=_("Tutvustus"), max_length=20_000, rows=6)
    outcomes = Text(label=_("Mida osaleja saab?"), max_length=5_000, help_text=_("Üks rida, üks tulemus."))
    group_size = Line(label=_("Rühma suurus"), max_length=80, help_text=_("Näiteks: 12–20 inimest."))
    is_free = forms.BooleanField(label=_("Osalemine on tasuta"), required=False)
    price = Line(label=_("Hind"), max_length=120)
    lodging = Line(label=_("Ööbimine"), max_length=200)
    access = forms.MultipleChoiceField(
        label=_("Ligipääs"),
        choices=Access.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=UNKNOWN,
    )
    access_note = Line(label=_("Ligipääsust lähemalt"), max_length=300)

    joining = forms.ChoiceField(
        label=_("Kuidas osaleda?"),
        choices=Joining.choices,
        initial=Joining.OPEN,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vali, kuidas osaleda."), **UNKNOWN},
    )
    joining_link = Link(label=_("Registreerimise link"))
    capacity = Number(
        label=_("Mitu kohta"), most=checking.MOST_SEATS, too_few=checking.NO_SEATS, help_text=_("Tühi: piiri ei ole.")
    )
    one_per_municipality = forms.BooleanField(label=_("Igast omavalitsusest üks inimene"), required=False)
    closes_on = Day(label=_("Registreerumise tähtpäev"), help_text=_("Tühi: kuni sündmuse alguseni."))
    closes_at = Clock(label=_("Kellaaeg"), help_text=_("Tühi: päeva lõpuni."))
    questions = Lines(
        label=_("Küsimused registreerujale"),
        most=checking.MOST_QUESTIONS,
        longest=checking.LONGEST_QUESTION,
        too_many=_("Küsimusi saab olla kuni %(most)d, praegu on neid %(count)d."),
        help_text=_("Üks rida, üks küsimus. Nime ja e-posti küsime niikuinii."),
    )
    contact_role = Line(
        label=_("Kellelt küsida?"), max_length=120, help_text=_("Roll, näiteks „koolituse korraldaja“.")
    )
    contact_email = Mail(label=_("Avalik e-post"))
    contact_phone = Line(label=_("Avalik telefon"), max_length=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["files"].label = _("Failid, näiteks kutse või kava")
        self.fields["link"].label = _("Sündmuse veebileht")
        self.fields["link"].help_text = ""
        self.fields["settlement"].label = _("Küla, alevik või linnaosa")
        if "contact" in self.fields:
            self.fields["contact"].help_text = CONTACT_HINT
        self.rows = DAYS.asked([*self.data, *self.initial])
        day_fields = DAYS.fields(self.rows)
        self.fields |= day_fields
        self.order_fields(["kind", "title", "good_for", *day_fields, *AFTER_DAYS])

    @property
    def first_row(self) -> Row | None:
        """The first day, with the others behind it."""
        return DAYS.first(self, self.rows)

    @property
    def exceptions(self) -> list[str]:
        """Times that are otherwise, in words."""
        field: Exceptions = self.fields["overrides"]  # type: ignore[assignment]
        return field.in_words(self["overrides"].value())

    @property
    def has_other_zone(self) -> bool:
        """Whether the clock is not ours, or not right."""
        return bool(self["zone"].errors) or self["zone"].value() != HOME_ZONE

    def clean(self) -> dict[str, Any]:
        super().clean()
        self.sessions = days.read(self, self.rows)
        self._check_event()
        if self.cleaned_data.get("joining") in ON_PORTAL and not self._has_contact():
            self.add_error("contact", NO_CONTACT)
        return self.cleaned_data

    def _has_contact(self) -> bool:
        return "contact" not in self.fields or bool(self.cleaned_data.get("contact")) or "contact" in self.errors

    def _check_event(self) -> None:
        """What an event must be like is told by the calendar; here its sentences find their fields."""
        rule_field = "rule" if self.cleaned_data.get("repeats") == Repeats.OWN else "repeats"
        try:
            rule = self._asked_rule()
        except Refused as refused:
            self.add_error(rule_field, refused)
            rule = ""
        event = self._event(rule)
        names = {"rule": rule_field, "sessions": DAYS.field(1, "starts_on")}
        for check in (checking.check_event, checking.check_days):
            try:
                check(event)
            except ValidationError as refused:
                for name, errors in refused.error_dict.items():
                    field = names.get(name, name)
                    if field not in self.errors:
                        self.add_error(field, errors)
        self.cleaned_data |= {"rule": event.rule, "zone": event.zone}

    def _asked_rule(self) -> str:
        value = self.cleaned_data.get
        first = min(self.sessions, key=lambda session: session.starts_local, default=None)
        if first is None:
            return ""
        return repeating.rule_of(
            value("repeats") or "",
            start=first.starts_on,
            last=value("repeats_until"),
            times=value("repeats_times"),
            own=value("rule") or "",
        )

    def _event(self, rule: str) -> Event:
        """The event as it would be, for its checks only: it is never saved."""
        value = self.cleaned_data.get
        names = ("joining_link", "capacity", "closes_on", "closes_at")
        event = Event(
            zone=value("zone") or HOME_ZONE,
            joining=value("joining") or Joining.OPEN,
            rule=rule,
            **{name: value(name) for name in names},
        )
        # A link with a mistake is there all the same.
        event.joining_link = event.joining_link or ("?" if "joining_link" in self.errors else "")
        event.sessions.set(self.sessions)
        return event

    @classmethod
    def initial_of(cls, candidate: Candidate) -> dict[str, Any]:
        details = dict(candidate.details)
        sessions: list[dict[str, Any]] = details.pop("sessions", [])
        rule = details.pop("rule", "")
        first = Session._meta.get_field("starts_on").to_python(sessions[0]["starts_on"]) if sessions else None
        return {
            **details,
            **super().initial_of(candidate),
            **DAYS.initial_of(sessions),
            **(repeating.asked_by(rule, start=first) if first else {}),
        }

    def candidate(self, *, written_in: str) -> Candidate:
        sessions = sorted(self.sessions, key=lambda session: session.starts_local)
        return Candidate(
            **self.shared_values(),
            written_in=written_in,
            origin_name=self.cleaned_data["organiser"],
            details={
                **{name: as_text(self.cleaned_data[name]) for name in DETAILS},
                "sessions": [days.values_of(session) for session in sessions],
                "overrides": self.cleaned_data["overrides"],
            },
        )


class EventCorrection(Correcting, EventForm):
    """The same for what has been sent already."""

    def _event(self, rule: str) -> Event:
        event = super()._event(rule)
        # How many have a seat already is known by the event's number.
        event.pk = self.receipt.object_id
        return event

    def clean_overrides(self) -> list[dict[str, Any]]:
        """Exceptions are an editor's: the form only shows them."""
        overrides: list[dict[str, Any]] = self.sent.details["overrides"]
        return overrides
