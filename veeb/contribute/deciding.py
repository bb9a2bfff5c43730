"""What a reviewer can do with a record: each action is one call of `records.publishing`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.forms.utils import from_current_timezone
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veeb.records import publishing
from veeb.records.forms import QuestionForm, ReasonForm
from veeb.records.states import State, state_of


class MomentForm(forms.Form):
    """When to publish, by the clock of Estonia."""

    day = forms.DateField(
        label=_("Päev"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Vali päev."), "invalid": _("Sellist päeva ei ole.")},
    )
    time = forms.TimeField(
        label=_("Kellaaeg"),
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        error_messages={"required": _("Vali kellaaeg."), "invalid": _("Sellist kellaaega ei ole.")},
    )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if {"day", "time"} <= values.keys():
            values["at"] = from_current_timezone(datetime.combine(values["day"], values["time"]))
            if values["at"] <= timezone.now():
                self.add_error("day", _("See aeg on juba möödas. Vali aeg, mis alles tuleb."))
        return values


@dataclass(frozen=True)
class Action:
    """`run(record, person, values)` decides; `values` are those of `form`. `done` is said afterwards."""

    name: str
    label: Any
    run: Callable[[Any, Any, dict[str, Any]], None]
    done: Any
    states: frozenset[str] = frozenset()
    form: type[forms.Form] = forms.Form
    style: str = "button-secondary"


UNPUBLISHED = frozenset({State.DRAFT, State.WITHDRAWN, State.EXPIRED, State.CHANGED})
ACTIONS = [
    Action(
        "approve",
        _("Avalda"),
        lambda record, by, values: publishing.approve(record, by=by),
        _("„%s“ on avaldatud."),
        frozenset({State.REVIEW}),
        style="",
    ),
    Action(
        "publish",
        _("Avalda kohe"),
        lambda record, by, values: publishing.publish(record, by=by),
        _("„%s“ on avaldatud."),
        UNPUBLISHED | {State.WAITING},
        style="",
    ),
    Action(
        "ask",
        _("Küsi kaastööliselt"),
        lambda record, by, values: publishing.ask(record, by=by, question=values["comment"]),
        _("Küsimus on saadetud. „%s“ ootab vastust."),
        frozenset({State.REVIEW}),
        QuestionForm,
    ),
    Action(
        "decline",
        _("Keeldu põhjusega"),
        lambda record, by, values: publishing.decline(record, by=by, reason=values["comment"]),
        _("„%s“ jäi avaldamata; põhjus on kirja pandud."),
        frozenset({State.REVIEW, State.WAITING}),
        ReasonForm,
    ),
    Action(
        "schedule",
        _("Ajasta"),
        lambda record, by, values: publishing.schedule(record, by=by, at=values["at"]),
        _("„%s“ avaldatakse määratud ajal."),
        UNPUBLISHED | {State.REVIEW, State.WAITING},
        MomentForm,
    ),
    Action(
        "unschedule",
        _("Tühista ajastus"),
        lambda record, by, values: publishing.unschedule(record, by=by),
        _("„%s“ ajastus on tühistatud; kirje on jälle läbivaatusel."),
        frozenset({State.SCHEDULED}),
    ),
    Action(
        "withdraw",
        _("Võta tagasi"),
        lambda record, by, values: publishing.withdraw(record, by=by),
        _("„%s“ ei ole enam avalik."),
        style="no",
    ),
    Action(
        "check",
        _("Märgi aadress kontrollituks"),
        lambda record, by, values: publishing.mark_checked(record, by=by, on=timezone.localdate()),
        _("„%s“ aadress on märgitud täna kontrollituks."),
    ),
]


def offered(record: Any, state: State) -> list[Action]:
    """What a reviewer can do with a record in this state."""
    fits = {"withdraw": record.live or state == State.SCHEDULED, "check": bool(getattr(record, "link", ""))}
    return [action for action in ACTIONS if fits.get(action.name, state in action.states)]


def seen_of(record: Any) -> str:
    """What a reviewer has before the eyes: changes when anybody edits, answers or decides."""
    state = record.current_workflow_state
    return f"{record.latest_revision_id}-{state.current_task_state_id if state else 0}-{int(record.live)}"


@transaction.atomic
def decide(record: Any, action: Action, *, by: Any, seen: str, values: dict[str, Any]) -> None:
    """Do it, if the record is still as the reviewer saw it.

    Raises `publishing.NotInReview` when somebody was quicker or the contributor has changed the text meanwhile.
    """
    now = type(record)._default_manager.select_for_update().get(pk=record.pk)
    if seen_of(now) != seen or action not in offered(now, state_of(now)):
        raise publishing.NotInReview
    action.run(now, by, values)
