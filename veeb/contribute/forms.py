"""The form of a proposal: what every kind is asked, and what is refused in words. Each kind of form adds its own."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from veeb.places.models import Municipality
from veeb.records.candidates import Candidate
from veeb.records.models import LANGUAGES
from veeb.tools import files as checking
from veeb.tools.files import Checked, Stored
from veeb.tools.refusals import Refused
from veeb.topics.audiences import Audience
from veeb.ui.languages import current_language
from veeb.visitors.fields import Line, Link, Mail, Text

from . import options, uploads
from .fields import Files
from .models import Receipt, Upload

UNKNOWN = {"invalid_choice": _("Sellist valikut siin ei ole. Vali loetelust.")}
TOO_MANY_FILES = ngettext_lazy(
    "Korraga saab lisada kuni %(most)d faili. Praegu on neid %(count)d.",
    "Korraga saab lisada kuni %(most)d faili. Praegu on neid %(count)d.",
    "most",
)
MOST_TOPICS = 5
CHOOSE_AGAIN = _("Üks varem lisatud failidest ei ole enam alles. Vali see uuesti.")


class ProposalForm(forms.Form):
    """What all kinds of proposals share; a kind adds `initial_of` and `candidate`.

    `existing` are files that the contribution has already (when correcting). Files that were accepted in an earlier
    try come back as keys in `kept`; call `keep_files` after `is_valid`, whatever it answered.
    """

    use_required_attribute = False

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
    files = Files(label=_("Failid"))  # type: ignore[assignment] # a field by this name, not what was uploaded
    kept = forms.Field(label=_("Juba lisatud failid"), required=False, widget=forms.MultipleHiddenInput)

    topics = forms.TypedMultipleChoiceField(
        label=_("Teemad"),
        coerce=int,
        choices=options.topic_groups,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Vali vähemalt üks teema."), **UNKNOWN},
    )
    audiences = forms.MultipleChoiceField(
        label=_("Kellele see on?"),
        choices=Audience.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=UNKNOWN,
    )
    county = forms.ChoiceField(label=_("Maakond"), required=False, error_messages=UNKNOWN)
    municipality = forms.ChoiceField(label=_("Vald või linn"), required=False, error_messages=UNKNOWN)
    settlement = Line(label=_("Küla, alevik või asum"), max_length=80)
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

    def __init__(self, *args: Any, existing: Sequence[Stored] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The types know neither that these fields have choices nor that what was sent is a QueryDict.
        self.fields["county"].choices, self.fields["municipality"].choices = options.counties_and_municipalities()  # type: ignore[attr-defined]
        self.fields["files"].help_text = self.files_hint()
        self.existing = list(existing)
        self.checked: list[Checked] = []
        self.waiting: list[Upload] = []
        self.keys = self.data.getlist("kept") if self.is_bound else [f"has-{file.sha256}" for file in existing]  # type: ignore[attr-defined]

    def files_hint(self) -> str:
        """What may come in, in words."""
        return _("Kuni %(most)d faili, igaüks kuni %(mb)d MB. Sobivad %(kinds)s.") % {
            "most": settings.CONTRIBUTE_MAX_FILES,
            "mb": settings.CONTRIBUTE_MAX_FILE_MB,
            "kinds": checking.ALLOWED,
        }

    def topic_groups(self) -> list[dict[str, Any]]:
        """Topics for the template: groups with a name and options, which Django's own iteration would flatten."""
        chosen = {str(pk) for pk in self["topics"].value() or ()}
        return [
            {
                "name": name,
                "options": [
                    {"value": pk, "label": label, "id": f"id_topics_{pk}", "is_checked": pk in chosen}
                    for pk, label in topics
                ],
            }
            for name, topics in self.fields["topics"].choices  # type: ignore[attr-defined]
        ]

    def clean_topics(self) -> list[int]:
        chosen: list[int] = self.cleaned_data["topics"]
        if len(chosen) > MOST_TOPICS:
            raise ValidationError(_("Vali kuni viis kõige olulisemat teemat."))
        return chosen

    def clean_files(self) -> list[Checked]:
        """Look into every file; those that are fine are remembered even when another is refused."""
        errors: list[ValidationError] = []
        for file in self.cleaned_data["files"]:
            try:
                self.checked.append(checking.check(file, max_bytes=settings.CONTRIBUTE_MAX_FILE_MB * 1024**2))
            except Refused as refused:
                errors.append(_about(file.name, refused))
        wanted = [key for key in dict.fromkeys(self.keys) if not key.startswith("has-")]
        self.waiting = uploads.find_kept(wanted)
        if len(self.waiting) < len(wanted):
            errors.append(ValidationError(CHOOSE_AGAIN))
        count = len(self.checked) + len(self.kept_files())
        if count > settings.CONTRIBUTE_MAX_FILES:
            self.checked = []
            counts = {"most": settings.CONTRIBUTE_MAX_FILES, "count": count}
            errors.append(ValidationError(TOO_MANY_FILES, params=counts))
        if errors:
            raise ValidationError(errors)
        return self.checked

    def kept_files(self) -> list[tuple[str, Stored]]:
        """(key, file) of all that need not be chosen again."""
        had = [(key, file) for file in self.existing if (key := f"has-{file.sha256}") in self.keys]
        return had + [(upload.key, upload.stored()) for upload in self.waiting]

    def keep_files(self) -> None:
        """Store what was accepted, so that a form with a mistake elsewhere does not ask for it again."""
        self.waiting += [uploads.keep(checked) for checked in self.checked]
        self.checked = []

    def clean(self) -> dict[str, Any]:
        self._check_place()
        return self.cleaned_data

    def _check_place(self) -> None:
        county, town = self.cleaned_data.get("county"), self.cleaned_data.get("municipality")
        if county and town:
            municipality = Municipality.objects.select_related("county").get(pk=int(town))
            if str(municipality.county_id) != county:
                names = {"town": municipality.name, "county": municipality.county.name}
                wrong = _("%(town)s asub mujal: %(county)s. Vali sobiv paar või jäta maakond tühjaks.")
                self.add_error("municipality", ValidationError(wrong, params=names))

    def drop_claimed(self) -> None:
        """Files that another contribution has taken over meanwhile must be chosen again."""
        self.waiting = [upload for upload in self.waiting if upload.receipt_id is None]
        self.add_error("files", CHOOSE_AGAIN)

    @classmethod
    def initial_of(cls, candidate: Candidate) -> dict[str, Any]:
        """A proposal as the form's first values."""
        names = ("kind", "title", "good_for", "link", "language", "settlement", "county", "municipality")
        return {
            **{name: getattr(candidate, name) for name in names},
            "topics": [str(pk) for pk in candidate.topics],
            "audiences": list(candidate.audiences),
        }

    def candidate(self, *, written_in: str) -> Candidate:
        """The proposal of a valid form, after `keep_files`."""
        raise NotImplementedError

    def shared_values(self) -> dict[str, Any]:
        """The part of the proposal that every kind has, as fields of Candidate."""
        value = self.cleaned_data
        town = Municipality.objects.filter(pk=value["municipality"] or 0).first()
        return {
            **{name: value[name] for name in ("kind", "title", "language", "good_for", "link", "settlement")},
            "topics": tuple(value["topics"]),
            "audiences": tuple(value["audiences"]),
            "county": town.county_id if town else int(value["county"] or 0) or None,
            "municipality": town.pk if town else None,
            "files": tuple(file for _key, file in self.kept_files()),
        }


class Correcting(ProposalForm):
    """Mixed into the form of a kind, for what has been sent already: nothing is asked twice."""

    # Django takes a field away where a subclass says None.
    consent = None  # type: ignore[assignment]
    is_different = None  # type: ignore[assignment]
    honeypot = None  # type: ignore[assignment]

    def __init__(self, *args: Any, receipt: Receipt, sent: Candidate, **kwargs: Any) -> None:
        self.receipt, self.sent = receipt, sent
        super().__init__(*args, initial=self.initial_of(sent), existing=sent.files, **kwargs)
        if receipt.contact:
            self.fields.pop("contact", None)


def _about(name: str, refused: ValidationError) -> ValidationError:
    return ValidationError(_("„%(name)s“: %(why)s"), params={"name": name[:80], "why": " ".join(refused.messages)})
