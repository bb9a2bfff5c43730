"""What the guard knows for a day: why somebody is doubtful, how often they sent, which puzzles they solved."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Doubt(models.TextChoices):
    """Why something sent waits among the doubtful ones; nothing of it is lost."""

    NO_SCRIPT = "no_script", _("saadetud ilma JavaScriptita")
    HONEYPOT = "honeypot", _("täitis välja, mida inimene ei näe")
    TOO_FAST = "too_fast", _("täideti inimese kohta liiga kiiresti")
    FOREIGN = "foreign", _("brauser ei öelnud, kust vorm saadeti")
    NO_PROOF = "no_proof", _("brauser ei lahendanud ülesannet")
    MANY = "many", _("ühe tunni kohta liiga palju")


class SenderCount(models.Model):
    """How often one sender did one thing within an hour. The sender is a hash whose salt changes every day."""

    sender = models.CharField(max_length=64)
    what = models.CharField(max_length=10)
    hour = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sender", "what", "hour"], name="visitors_count_one_per_hour")]

    def __str__(self) -> str:
        return f"{self.what}: {self.count}"


class UsedProof(models.Model):
    """A solved puzzle, kept until it would have expired anyway, so that it counts once."""

    proof = models.CharField(max_length=120, unique=True)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.proof
