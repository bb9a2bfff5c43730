"""The part of a form that takes files: what came once and is fine need not be chosen again."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from veeb.tools import files as checking
from veeb.tools.files import Checked, Stored
from veeb.tools.refusals import Refused

from . import uploads
from .fields import Files
from .forms import ProposalForm
from .models import Upload

TOO_MANY_FILES = ngettext_lazy(
    "Korraga saab lisada kuni %(most)d faili. Praegu on neid %(count)d.",
    "Korraga saab lisada kuni %(most)d faili. Praegu on neid %(count)d.",
    "most",
)
CHOOSE_AGAIN = _("Üks varem lisatud failidest ei ole enam alles. Vali see uuesti.")


class WithFiles(ProposalForm):
    """Files of a proposal. Those accepted in an earlier try come back as keys in `kept`."""

    files = Files(label=_("Failid"))  # type: ignore[assignment] # a field by this name, not what was uploaded
    kept = forms.Field(label=_("Juba lisatud failid"), required=False, widget=forms.MultipleHiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["files"].help_text = self.files_hint()
        self.existing: tuple[Stored, ...] = self.sent.files if self.sent else ()
        self.checked: list[Checked] = []
        self.waiting: list[Upload] = []
        # The types do not know that what was sent is a QueryDict.
        self.keys = self.data.getlist("kept") if self.is_bound else [f"has-{file.sha256}" for file in self.existing]  # type: ignore[attr-defined]

    def files_hint(self) -> str:
        """What may come in, in words."""
        return _("Kuni %(most)d faili, igaüks kuni %(mb)d MB. Sobivad %(kinds)s.") % {
            "most": settings.CONTRIBUTE_MAX_FILES,
            "mb": settings.CONTRIBUTE_MAX_FILE_MB,
            "kinds": checking.ALLOWED,
        }

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
        self.waiting += [uploads.keep(checked) for checked in self.checked]
        self.checked = []

    def drop_claimed(self) -> None:
        self.waiting = [upload for upload in self.waiting if upload.receipt_id is None]
        self.add_error("files", CHOOSE_AGAIN)

    def shared_values(self) -> dict[str, Any]:
        return {**super().shared_values(), "files": tuple(file for _key, file in self.kept_files())}


def _about(name: str, refused: ValidationError) -> ValidationError:
    return ValidationError(_("„%(name)s“: %(why)s"), params={"name": name[:80], "why": " ".join(refused.messages)})
