"""What a visitor writes to a helper, and what a helper corrects in its own record."""

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from veeb.places.queries import counties, towns_by_county
from veeb.records.candidates import Candidate
from veeb.topics.models import Topic
from veeb.visitors.fields import UNKNOWN, Line, Link, Mail, Text
from veeb.visitors.forms import OpenForm

from .asking import Question
from .kinds import Fee, Spoken
from .models import Helper


class AskForm(OpenForm):
    """A question to one helper."""

    name = Line(
        label=_("Nimi"),
        max_length=120,
        needed=_("Kirjuta oma nimi, et vastaja teaks, kelle poole pöörduda."),
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    mail = Mail(
        label=_("E-post"),
        needed=_("Kirjuta oma e-posti aadress: vastus tuleb sinna."),
        help_text=_("Vastus tuleb siia. Lehel seda ei näidata."),
    )
    text = Text(
        label=_("Sinu küsimus"),
        max_length=5000,
        rows=8,
        needed=_("Kirjuta, mida küsida tahad."),
        help_text=_("Paari lausega: kes te olete, kus te olete ja millega abi vajate."),
    )

    def question(self, helper: Helper, *, language: str, doubts: list[str]) -> Question:
        """What a valid form asks."""
        value = self.cleaned_data
        return Question(
            helper=helper,
            name=value["name"],
            mail=value["mail"],
            text=value["text"],
            language=language,
            client_key=value["client_key"],
            doubts=doubts,
        )


class OwnForm(forms.Form):
    """What a helper may change itself; its name and kind are for editors."""

    use_required_attribute = False

    good_for = Text(
        label=_("Millega sa aitad"), max_length=500, rows=3, needed=_("Ütle ühe või kahe lausega, millega sa aitad.")
    )
    role = Line(label=_("Roll"), max_length=160)
    organisation = Line(label=_("Asutus"), max_length=200)
    body = Text(label=_("Tutvustus"), max_length=5000, rows=6)
    serves_all = forms.BooleanField(label=_("Aitan üle Eesti"), required=False)
    serves_counties = forms.MultipleChoiceField(
        label=_("Maakonnad, kus aitan"), required=False, widget=forms.CheckboxSelectMultiple
    )
    serves_municipalities = forms.MultipleChoiceField(
        label=_("Omavalitsused, kus aitan"),
        required=False,
        widget=forms.SelectMultiple({"size": 8}),
        help_text=_("Kui aitad tervet maakonda, piisab maakonnast."),
    )
    topics = forms.MultipleChoiceField(label=_("Teemad"), required=False, widget=forms.CheckboxSelectMultiple)
    languages = forms.MultipleChoiceField(
        label=_("Töökeeled"), choices=Spoken.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    fee = forms.ChoiceField(label=_("Hind"), choices=[("", _("ütlemata")), *Fee.choices], required=False)
    fee_note = Line(label=_("Hinnast lähemalt"), max_length=200)
    is_on_site = forms.BooleanField(label=_("Tulen kohale"), required=False)
    is_online = forms.BooleanField(label=_("Aitan veebis"), required=False)
    how_to_ask = Text(label=_("Kuidas küsida"), max_length=600, rows=3)
    link = Link(label=_("Oma veebileht"))
    public_email = Mail(label=_("Avalik e-post"), help_text=_("Seda näevad lehel kõik."))
    public_phone = Line(label=_("Avalik telefon"), max_length=40, help_text=_("Seda näevad lehel kõik."))
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = counties()
        fields: dict[str, Any] = self.fields
        fields["serves_counties"].choices = [(str(county.pk), county.short_name) for county in known]
        fields["serves_municipalities"].choices = towns_by_county(known)
        fields["topics"].choices = [(str(topic.pk), topic.name) for topic in Topic.objects.exclude(parent=None)]
        for name in ("serves_counties", "serves_municipalities", "topics", "languages", "fee"):
            fields[name].error_messages |= UNKNOWN

    def clean(self) -> dict[str, Any]:
        """Somebody who helps nowhere could be found by nobody."""
        values: dict[str, Any] = super().clean() or {}
        if not (values.get("serves_all") or values.get("serves_counties") or values.get("serves_municipalities")):
            self.add_error("serves_counties", ValidationError(_("Vali vähemalt üks koht või „Aitan üle Eesti“.")))
        return values

    def candidate(self, known: Candidate) -> Candidate:
        """`known` with what a valid form changes."""
        value = dict(self.cleaned_data)
        groups = [pk for pk in known.topics if str(pk) not in dict(self._choices("topics"))]
        for name in ("serves_counties", "serves_municipalities"):
            value[name] = [int(pk) for pk in value[name]]
        return replace(
            known,
            good_for=value.pop("good_for"),
            link=value.pop("link"),
            topics=(*groups, *map(int, value.pop("topics"))),
            details={**known.details, **{name: value[name] for name in known.details}},
        )

    def _choices(self, name: str) -> list[tuple[str, Any]]:
        field: Any = self.fields[name]
        return list(field.choices)


def own_initial(known: Candidate, *, seen: str) -> dict[str, Any]:
    """What the form of a helper begins with."""
    return {
        **known.details,
        "good_for": known.good_for,
        "link": known.link,
        "topics": [str(pk) for pk in known.topics],
        "seen": seen,
    }
