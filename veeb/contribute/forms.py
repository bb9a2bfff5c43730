"""The form of a contribution: what it asks, what it refuses in words, and the proposal it ends in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from veeb.library.kinds import LICENCES
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
from .fields import Doi, Files, Isbn
from .kinds import KINDS, Contributable
from .models import Upload

UNKNOWN = {"invalid_choice": _("Sellist valikut siin ei ole. Vali loetelust.")}
NOT_A_YEAR = _("Kirjuta aasta nelja numbriga, näiteks 2024.")
TOO_MANY_FILES = ngettext_lazy(
    "Korraga saab lisada kuni %(most)d faili. Praegu on neid %(count)d.",
    "Korraga saab lisada kuni %(most)d faili. Praegu on neid %(count)d.",
    "most",
)
MOST_TOPICS = 5
CHOOSE_AGAIN = _("Üks varem lisatud failidest ei ole enam alles. Vali see uuesti.")


class ContributionForm(forms.Form):
    """All that is asked, for every kind; fields of other kinds than the chosen one are passed over.

    `existing` are files that the contribution has already (when correcting). Files that were accepted in an earlier
    try come back as keys in `kept`; call `keep_files` after `is_valid`, whatever it answered.
    """

    use_required_attribute = False

    kind = forms.ChoiceField(
        label=_("Mida lisad?"),
        choices=options.kinds,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vali, mida sa lisad."), **UNKNOWN},
    )
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
    body = Text(label=_("Tutvustus või tekst"), max_length=20_000, rows=6)

    who = Line(label=_("Kes tegi?"), max_length=200)
    where = Line(label=_("Kus?"), max_length=200)
    starting_point = Text(label=_("Millest kõik algas?"), max_length=5_000)
    done = Text(label=_("Mida tehti?"), max_length=10_000)
    assets_used = Text(
        label=_("Mida oli juba olemas?"),
        max_length=5_000,
        help_text=_("Inimesed, oskused, ruumid, ühendused, mille peale sai ehitada."),
    )
    changed = Text(label=_("Mis muutus?"), max_length=5_000)
    cost = Line(label=_("Mis see maksis?"), max_length=200, help_text=_("Raha ja aeg, kas või umbes."))
    differently = Text(label=_("Mida teeksite teisiti?"), max_length=5_000)

    authors = Line(label=_("Autorid"), max_length=300, help_text=_("Nimed komadega."))
    year = forms.IntegerField(
        label=_("Ilmumisaasta"),
        required=False,
        min_value=1800,
        error_messages={"invalid": NOT_A_YEAR, "min_value": NOT_A_YEAR},
        widget=forms.TextInput({"inputmode": "numeric", "maxlength": "4"}),
    )
    publisher = Line(label=_("Väljaandja"), max_length=200)
    isbn = Isbn(label=_("ISBN"))
    doi = Doi(label=_("DOI"), max_length=120)
    journal = Line(label=_("Ajakiri"), max_length=200)
    plain_summary = Text(
        label=_("Lihtne kokkuvõte"), max_length=600, help_text=_("Mida uuriti ja mis selgus, ilma erialasõnadeta.")
    )

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
    licence = forms.ChoiceField(
        label=_("Kuidas tohib seda kasutada?"),
        choices=LICENCES,
        required=False,
        widget=forms.RadioSelect,
        error_messages=UNKNOWN,
    )
    credit = Line(
        label=_("Kelle nimi jääb lehele?"),
        max_length=120,
        help_text=_("Inimene, ühing või asutus. Võid jätta ka tühjaks."),
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

    def clean_year(self) -> int | None:
        year: int | None = self.cleaned_data["year"]
        if year and year > timezone.localdate().year:
            raise ValidationError(_("Aasta %(year)d on alles ees. Kirjuta ilmumisaasta."), params={"year": year})
        return year

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
        self._pass_over_other_kinds()
        self._check_place()
        self._check_substance()
        return self.cleaned_data

    @property
    def chosen_kind(self) -> Contributable | None:
        return KINDS.get(self.cleaned_data.get("kind", ""))

    def _pass_over_other_kinds(self) -> None:
        """What was typed for another kind is neither judged nor kept: the person no longer sees it."""
        mine = self.chosen_kind.fields if self.chosen_kind else ()
        for name in {name for kind in KINDS.values() for name in kind.fields} - set(mine):
            self.cleaned_data.pop(name, None)
            if self.chosen_kind:
                self.errors.pop(name, None)

    def _check_place(self) -> None:
        county, town = self.cleaned_data.get("county"), self.cleaned_data.get("municipality")
        if county and town:
            municipality = Municipality.objects.select_related("county").get(pk=int(town))
            if str(municipality.county_id) != county:
                names = {"town": municipality.name, "county": municipality.county.name}
                wrong = _("%(town)s asub mujal: %(county)s. Vali sobiv paar või jäta maakond tühjaks.")
                self.add_error("municipality", ValidationError(wrong, params=names))

    def _check_substance(self) -> None:
        kind, value = self.chosen_kind, self.cleaned_data.get
        has_files = bool(value("files") or self.kept_files())
        if kind and has_files and not kind.takes_files and "files" not in self.errors:
            self.add_error("files", _("Uudisele faile lisada ei saa. Lisa link või kirjuta tekst."))
        given = value("link") or has_files or value("body") or value("done")
        if kind and not given and not {"link", "files", "body", "done"} & set(self.errors):
            self.add_error("link", _("Lisa link või fail või kirjuta tekst allpool olevasse lahtrisse."))

    def drop_claimed(self) -> None:
        """Files that another contribution has taken over meanwhile must be chosen again."""
        self.waiting = [upload for upload in self.waiting if upload.receipt_id is None]
        self.add_error("files", CHOOSE_AGAIN)

    def candidate(self, *, written_in: str) -> Candidate:
        """The proposal of a valid form, after `keep_files`."""
        value = self.cleaned_data
        kind = KINDS[value["kind"]]
        town = Municipality.objects.filter(pk=value["municipality"] or 0).first()
        return Candidate(
            kind=kind.code,
            title=value["title"],
            language=value["language"],
            written_in=written_in,
            good_for=value["good_for"],
            link=value["link"],
            topics=tuple(value["topics"]),
            audiences=tuple(value["audiences"]),
            county=town.county_id if town else int(value["county"] or 0) or None,
            municipality=town.pk if town else None,
            settlement=value["settlement"],
            licence=value["licence"],
            origin_name=value["credit"],
            details={name: value[name] for name in ("body", "credit", *kind.fields)},
            files=tuple(file for _key, file in self.kept_files()),
        )


class CorrectionForm(ContributionForm):
    """The same for what has been sent already: nothing is asked twice."""

    # Django takes a field away where a subclass says None.
    contact = None  # type: ignore[assignment]
    consent = None  # type: ignore[assignment]
    is_different = None  # type: ignore[assignment]
    honeypot = None  # type: ignore[assignment]


def _about(name: str, refused: ValidationError) -> ValidationError:
    return ValidationError(_("„%(name)s“: %(why)s"), params={"name": name[:80], "why": " ".join(refused.messages)})
