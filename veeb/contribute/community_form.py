"""The form for communities: what it asks, which mistakes it tells, and the proposal it makes."""

from functools import partial
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from veeb.communities.drafts import DETAILS
from veeb.communities.kinds import MOTIF, CommunityKind, Voice
from veeb.records.candidates import Candidate
from veeb.visitors.fields import UNKNOWN, Line, Mail, Text

from . import options, spots
from .forms import Correcting, ProposalForm
from .rows import Row
from .spots import LINKS, PLACES

NAMED = ("contact_name", "contact_email", "contact_phone", "deputy_name")
AGREED = _("Lisa linnuke, kui inimesed on nõus, või tühjenda nimed, e-post ja telefon.")


class Where(TextChoices):
    """How far a community reaches."""

    PLACES = "places", _("Ühes või mitmes paigas")
    COUNTY = "county", _("Üle maakonna")
    NOWHERE = "nowhere", _("Ei ole ühe kohaga seotud")


class CommunityForm(ProposalForm):
    """Everything that a community's page begins with; its places and links are rows."""

    kind = forms.ChoiceField(
        label=_("Mis liiki kogukond?"),
        choices=partial(options.woven, CommunityKind, MOTIF),
        widget=forms.RadioSelect,
        error_messages={"required": _("Vali, mis liiki kogukond see on."), **UNKNOWN},
    )
    where = forms.ChoiceField(
        label=_("Kus see kogukond on?"),
        choices=Where.choices,
        initial=Where.PLACES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vali, kus kogukond on."), **UNKNOWN},
    )
    county = forms.ChoiceField(label=_("Maakond"), required=False, error_messages=UNKNOWN)
    body = Text(
        label=_("Tutvustus pikemalt"),
        max_length=5_000,
        rows=5,
        help_text=_("Mida koos tehakse, mille üle rõõmu tunnete, kuidas saab kaasa lüüa."),
    )
    voice = forms.ChoiceField(
        label=_("Kes räägib kogukonna eest?"),
        choices=[("", _("ei tea")), *Voice.choices],
        required=False,
        error_messages=UNKNOWN,
    )
    voice_note = Line(
        label=_("Sellest lähemalt"), max_length=200, help_text=_("Näiteks: valitud 2025, neljaks aastaks.")
    )
    seeks_lead = forms.BooleanField(label=_("Otsime eestvedajat"), required=False)
    contact_role = Line(
        label=_("Kelle poole pöörduda?"), max_length=120, help_text=_("Roll, näiteks „külavanem“. Nime ei ole vaja.")
    )
    deputy_role = Line(label=_("Kes teda asendab?"), max_length=120, help_text=_("Samuti roll."))
    contact_name = Line(label=_("Kontaktisiku nimi"), max_length=120)
    deputy_name = Line(label=_("Asendaja nimi"), max_length=120)
    contact_email = Mail(label=_("Avalik e-post"))
    contact_phone = Line(label=_("Avalik telefon"), max_length=40)
    names_consent = forms.BooleanField(
        label=_("Need inimesed on nõus, et nende nimi, e-post ja telefon on lehel kõigile näha."), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        places = options.places()
        fields["county"].choices = [("", _("vali maakond")), *places.counties]
        self._word()
        self.counts = {rows: rows.asked([*self.data, *self.initial]) for rows in (PLACES, LINKS)}
        for rows, count in self.counts.items():
            fields |= rows.fields(count)
        spots.offer_towns(self, self.counts[PLACES], places.towns)
        self.order_fields(["kind", "title", "good_for", "where", *PLACES.fields(self.counts[PLACES]), "county", "body"])

    def _word(self) -> None:
        """The words of shared fields that are others here."""
        fields = self.fields
        fields["title"].label, fields["title"].help_text = _("Kogukonna nimi"), _("Nii, nagu ise ennast kutsute.")
        fields["title"].error_messages["required"] = _("Kirjuta kogukonna nimi.")
        fields["good_for"].label = _("Mis kogukond see on?")
        fields["good_for"].help_text = _("Mõni lause, kuni 400 märki: kes te olete ja mis teid ühendab.")
        fields["good_for"].error_messages["required"] = _("Kirjuta mõni lause, mis kogukond see on.")
        fields["link"].label, fields["link"].help_text = _("Veebileht"), ""
        fields["language"].widget = fields["language"].hidden_widget()
        fields["topics"].required = False
        if "contact" in fields:
            fields["contact"].label = _("Sinu e-post")
            fields["contact"].help_text = _(
                "Sellele aadressile saadame kutse lehte hoida. Seda ei avaldata. "
                "Ilma selleta jääb leht toimetuse hooleks, kuni keegi selle enda hoole alla võtab."
            )
        if "consent" in fields:
            fields["consent"].label = _("Tean seda kogukonda ja toimetus tohib lehe avaldada.")

    @property
    def first_place(self) -> Row | None:
        """The first place, with the others behind it."""
        return PLACES.first(self, self.counts[PLACES])

    @property
    def first_link(self) -> Row | None:
        """The first link beside the web page, with the others behind it."""
        return LINKS.first(self, self.counts[LINKS])

    @property
    def has_names(self) -> bool:
        """Whether something of what people must agree to is filled in."""
        return any(self[name].value() or self[name].errors for name in (*NAMED, "names_consent"))

    def clean(self) -> dict[str, Any]:
        super().clean()
        value = self.cleaned_data.get
        self.places = spots.read_places(self, self.counts[PLACES]) if value("where") == Where.PLACES else []
        self.links = spots.read_links(self, self.counts[LINKS])
        if value("where") == Where.COUNTY and not value("county") and "county" not in self.errors:
            self.add_error("county", _("Vali maakond või märgi, et kogukond ei ole ühe kohaga seotud."))
        if any(value(name) for name in NAMED) and not value("names_consent"):
            self.add_error("names_consent", AGREED)
        return self.cleaned_data

    @classmethod
    def initial_of(cls, candidate: Candidate) -> dict[str, Any]:
        details = dict(candidate.details)
        places, links = details.pop("places", ()), details.pop("links", ())
        return {
            **details,
            **super().initial_of(candidate),
            **spots.initial_of(places, links),
            "where": Where.PLACES if places else Where.COUNTY if candidate.county else Where.NOWHERE,
            "county": candidate.county,
            "names_consent": any(details.get(name) for name in NAMED),
        }

    def candidate(self, *, written_in: str) -> Candidate:
        value = self.cleaned_data
        first = self.places[0] if self.places else None
        is_of_county = value["where"] == Where.COUNTY
        where = {
            "county": spots.county_of(first) if first else int(value["county"]) if is_of_county else None,
            "municipality": first["municipality_id"] if first else None,
            "settlement": first["settlement"] if first else "",
        }
        return Candidate(
            **{**self.shared_values(), **where},
            written_in=written_in,
            origin_name=self.sent.origin_name if self.sent else "",
            details={**{name: value[name] for name in DETAILS}, "places": self.places, "links": self.links},
        )


class CommunityCorrection(Correcting, CommunityForm):
    """The same for what has been sent already."""
