"""The form for helpers: what it asks, which mistakes it tells, and the proposal it makes."""

from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from veeb.directory.drafts import DETAILS
from veeb.directory.kinds import MOTIF, Fee, HelperKind, Spoken
from veeb.records.candidates import Candidate
from veeb.visitors.fields import UNKNOWN, Line, Mail, Text

from . import options
from .forms import Correcting, ProposalForm

PUBLIC = ("public_email", "public_phone")
SERVES = ("serves_counties", "serves_municipalities")
AGREED = _("Lisa linnuke, kui need võib avaldada, või tühjenda avalik e-post ja telefon.")
CONTACT_CONSENT = _("Küsimused saadetakse sellele aadressile; seda ei avaldata.")


def _several(label: Any, choices: Any = (), **kwargs: Any) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label,
        choices=choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=UNKNOWN,
        **kwargs,
    )


class HelperForm(ProposalForm):
    """Everything that a helper's record begins with. `contact` gets the questions and is in no draft."""

    kind = forms.ChoiceField(
        label=_("Kes aitab?"),
        choices=partial(options.woven, HelperKind, MOTIF),
        widget=forms.RadioSelect,
        error_messages={"required": _("Vali, kes aitab."), **UNKNOWN},
    )
    organisation = Line(
        label=_("Asutus"), max_length=200, help_text=_("Kus inimene töötab. Asutusel endal jääb tühjaks.")
    )
    role = Line(label=_("Roll"), max_length=160, help_text=_("Näiteks: vabaühenduste konsultant."))
    body = Text(label=_("Tutvustus pikemalt"), max_length=5_000, rows=5)
    serves_all = forms.BooleanField(label=_("Aitab üle Eesti"), required=False)
    serves_counties = _several(_("Maakonnad"), coerce=int)
    serves_municipalities = _several(_("Vallad ja linnad"), coerce=int)
    languages = _several(_("Mis keeltes?"), Spoken.choices)
    fee = forms.ChoiceField(
        label=_("Mis see maksab?"), choices=[("", _("ei tea")), *Fee.choices], required=False, error_messages=UNKNOWN
    )
    fee_note = Line(label=_("Hinnast lähemalt"), max_length=200)
    is_on_site = forms.BooleanField(label=_("Tuleb kohale"), required=False)
    is_online = forms.BooleanField(label=_("Aitab veebis"), required=False)
    how_to_ask = Text(
        label=_("Kuidas abi küsida?"),
        max_length=600,
        rows=3,
        help_text=_("Mida küsija võiks kohe kirjutada ja kui kiiresti vastate."),
    )
    public_email = Mail(label=_("Avalik e-post"))
    public_phone = Line(label=_("Avalik telefon"), max_length=40)
    public_consent = forms.BooleanField(label=_("Selle e-posti ja telefoni võib lehel avaldada."), required=False)
    contact_consent = forms.BooleanField(
        label=CONTACT_CONSENT,
        error_messages={"required": _("Ilma selle nõusolekuta ei saa me küsimusi edasi saata.")},
    )
    field_order = (
        "kind", "title", "organisation", "role", "good_for", "body", "topics", "serves_all", *SERVES, "languages",
        "fee", "fee_note", "is_on_site", "is_online", "how_to_ask", "link", *PUBLIC, "public_consent", "contact",
        "contact_consent", "consent",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        places = options.places()
        fields["serves_counties"].choices, fields["serves_municipalities"].choices = places
        self._word()

    def _word(self) -> None:
        """The words of shared fields that are others here."""
        fields = self.fields
        fields["title"].label, fields["title"].help_text = _("Nimi"), _("Inimese, asutuse või ühenduse nimi.")
        fields["title"].error_messages["required"] = _("Kirjuta nimi.")
        fields["good_for"].label = _("Milles aitab?")
        fields["good_for"].help_text = _("Mõni lause, kuni 400 märki.")
        fields["good_for"].error_messages["required"] = _("Kirjuta mõni lause, milles see aitaja aitab.")
        fields["link"].label, fields["link"].help_text = _("Oma veebileht"), ""
        fields["language"].widget = fields["language"].hidden_widget()
        if "contact" in fields:
            fields["contact"].required = True
            fields["contact"].error_messages["required"] = _("Kirjuta e-posti aadress, kuhu küsimused saata.")
            fields["contact"].help_text = _("Siia tulevad küsijate kirjad ja link, millega kirjet ise parandada.")
        if "consent" in fields:
            fields["consent"].label = _("Kirje on minust või minu asutusest või on aitaja sellega nõus.")

    def town_groups(self) -> list[dict[str, Any]]:
        """Municipalities under their counties, for the template."""
        return self.groups_of("serves_municipalities")

    @property
    def has_towns(self) -> bool:
        """Whether a municipality is chosen, or wrongly so."""
        return bool(self["serves_municipalities"].value() or self["serves_municipalities"].errors)

    def clean(self) -> dict[str, Any]:
        super().clean()
        value = self.cleaned_data.get
        if not any(value(name) for name in ("serves_all", *SERVES)) and not set(SERVES) & set(self.errors):
            self.add_error("serves_all", _("Vali, keda aitaja aitab: kogu Eestit, maakondi või omavalitsusi."))
        if any(value(name) for name in PUBLIC) and not value("public_consent"):
            self.add_error("public_consent", AGREED)
        return self.cleaned_data

    @classmethod
    def initial_of(cls, candidate: Candidate) -> dict[str, Any]:
        details = candidate.details
        return {
            **details,
            **super().initial_of(candidate),
            **{name: [str(pk) for pk in details.get(name, ())] for name in SERVES},
            "public_consent": any(details.get(name) for name in PUBLIC),
        }

    def candidate(self, *, written_in: str) -> Candidate:
        value = self.cleaned_data
        # Who helps everywhere need not name places.
        served = {name: [] if value["serves_all"] else value[name] for name in SERVES}
        return Candidate(
            **self.shared_values(),
            written_in=written_in,
            origin_name=self.sent.origin_name if self.sent else "",
            details={**{name: value[name] for name in DETAILS}, **served},
        )


class HelperCorrection(Correcting, HelperForm):
    """The same for what has been sent already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "contact" not in self.fields:
            del self.fields["contact_consent"]
