"""Files of records: checked, kept outside the web root under a name of ours, public only with their record."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from veeb.tools.files import Stored

from .storage import file_path, private_storage


class Attachment(models.Model):
    """One file. A kind adds the ParentalKey to its record (`related_name="files"`) and the address."""

    file = models.FileField(_("fail"), upload_to=file_path, storage=private_storage)
    name = models.CharField(_("nimi"), max_length=150)
    media_type = models.CharField(_("vorming"), max_length=100)
    size = models.PositiveIntegerField(_("suurus baitides"))
    sha256 = models.CharField(max_length=64, editable=False, db_index=True)

    class Meta:
        abstract = True
        verbose_name = _("fail")
        verbose_name_plural = _("failid")

    def __str__(self) -> str:
        return self.name

    def stored(self) -> Stored:
        """The file as a proposal carries it."""
        return Stored(
            path=str(self.file.name),
            name=self.name,
            media_type=self.media_type,
            size=self.size,
            sha256=self.sha256,
        )


def attach(files: models.Manager, wanted: tuple[Stored, ...]) -> None:
    """Make `files` of a draft the wanted ones: known rows stay, new ones are added; the bytes lie in the storage."""
    model = files.model
    known = {file.file.name: file for file in files.all()}
    files.set([known.get(file.path) or _row(model, file) for file in wanted])  # type: ignore[attr-defined] # modelcluster's


def _row(model: type[Attachment], file: Stored) -> Attachment:
    return model(file=file.path, name=file.name, media_type=file.media_type, size=file.size, sha256=file.sha256)
