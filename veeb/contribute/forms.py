"""The form of a proposal: what every kind is asked. Each kind of form adds its own."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from veeb.records.candidates import Candidate
from veeb.records.models import LANGUAGES
from veeb.ui.languages import current_language
from veeb.visitors.fields import UNKNOWN, Line, Link, Mail, Text

from . import options
from .models import Receipt

MOST_TOPICS = 5


class ProposalForm(forms.Form):
    """What all kinds of proposals share; a kind adds `initial_of` and `candidate`.

    `sent` is the proposal as it came in, when it is corrected. Call `keep_files` after `is_valid`, whatever that says.
    """

    use_required_attribute = False
    sent: Candidate | None = None

    title = Line(
        label=_("Pealkiri"),
        max_length=200,
        needed=_("Kirjuta pealkiri."),
        help_text=_("Ütle asi välja, nagu räägiksid naabrile."),
    )
    good_for = Text(
        label=_("Milleks see hea on?"),
        max_length=400,
        rows=3,
        needed=_("Kirjuta lause või kaks, milleks see lugejale hea on. Ilma selleta ei leia teised seda üles."),
        help_text=_("Üks või kaks lauset, kuni 400 märki."),
    )
    link = Link(label=_("Link"), help_text=_("Kui see on juba veebis olemas."))
    topics = forms.TypedMultipleChoiceField(
        label=_("Teemad"),
        coerce=int,
        choices=options.topic_groups,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Vali vähemalt üks teema."), **UNKNOWN},
    )
    language = forms.ChoiceField(
        label=_("Mis keeles see on?"),
        choices=LANGUAGES,
        initial=current_language,
        error_messages={"required": _("Vali keel."), **UNKNOWN},
    )
    contact = Mail(
        label=_("E-post küsimuste jaoks"),
        help_text=_("Seda ei avaldata. Ilma selleta näed vastust ainult oma privaatselt lehelt."),
    )
    consent = forms.BooleanField(
        label=_("Mul on õigus seda jagada ja toimetus tohib selle avaldada. Piltidel olevad inimesed on nõus."),
        error_messages={"required": _("Ilma selle nõusolekuta ei tohi me kaastööd avaldada.")},
    )

    is_different = forms.BooleanField(label=_("See on midagi muud"), required=False)
    honeypot = forms.CharField(label=_("Jäta see väli tühjaks"), required=False)

    def groups_of(self, name: str) -> list[dict[str, Any]]:
        """Grouped boxes for the template: names with their options, which Django's own iteration would flatten."""
        chosen = {str(value) for value in self[name].value() or ()}
        return [
            {
                "name": group,
                "options": [
                    {"value": value, "label": label, "id": f"id_{name}_{value}", "is_checked": value in chosen}
                    for value, label in choices
                ],
            }
            for group, choices in self.fields[name].choices  # type: ignore[attr-defined]
        ]

    def topic_groups(self) -> list[dict[str, Any]]:
        """Topics for the template."""
        return self.groups_of("topics")

    def clean_topics(self) -> list[int]:
        chosen: list[int] = self.cleaned_data["topics"]
        if len(chosen) > MOST_TOPICS:
            raise ValidationError(_("Vali kuni viis kõige olulisemat teemat."))
        return chosen

    def keep_files(self) -> None:
        """Store what was accepted, so that a form with a mistake elsewhere does not ask for it again."""

    def drop_claimed(self) -> None:
        """Files that another contribution has taken over meanwhile must be chosen again."""

    @classmethod
    def initial_of(cls, candidate: Candidate) -> dict[str, Any]:
        """A proposal as the form's first values."""
        names = ("kind", "title", "good_for", "link", "language")
        return {
            **{name: getattr(candidate, name) for name in names},
            "topics": [str(pk) for pk in candidate.topics],
        }

    def candidate(self, *, written_in: str) -> Candidate:
        """The proposal of a valid form, after `keep_files`."""
        raise NotImplementedError

    def shared_values(self) -> dict[str, Any]:
        """The part that every kind has, as fields of Candidate; what no field asks for stays as it was sent."""
        value = self.cleaned_data
        unasked = ("audiences", "county", "municipality", "settlement")
        return {
            **({name: getattr(self.sent, name) for name in unasked} if self.sent else {}),
            **{name: value[name] for name in ("kind", "title", "language", "good_for", "link")},
            "topics": tuple(value["topics"]),
        }


class Correcting(ProposalForm):
    """Mixed into the form of a kind, for what has been sent already: nothing is asked twice."""

    sent: Candidate
    # Django takes a field away where a subclass says None.
    consent = None  # type: ignore[assignment]
    is_different = None  # type: ignore[assignment]
    honeypot = None  # type: ignore[assignment]

    def __init__(self, *args: Any, receipt: Receipt, sent: Candidate, **kwargs: Any) -> None:
        self.receipt, self.sent = receipt, sent
        super().__init__(*args, **{**kwargs, "initial": self.initial_of(sent)})
        if receipt.contact:
            self.fields.pop("contact", None)
