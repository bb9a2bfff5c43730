"""Days of an event in words, for those who look them over before anybody else sees them."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from veeb.events.models import Override, Session
from veeb.events.wording import clock, span_words


def session_words(session: Session) -> str:
    """When it is, its own title and place, and the agenda below."""
    head = " · ".join(filter(None, [span_words(session), session.title, session.place]))
    return "\n".join(filter(None, [head, session.agenda]))


def override_words(override: Override) -> str:
    """Which time of a rule is otherwise, and how."""
    was = ", ".join([date_format(override.was_on), *([clock(override.was_at)] if override.was_at else [])])
    how = (
        _("jääb ära")
        if override.is_dropped
        else _("uus aeg: %(when)s") % {"when": span_words(override, day=date_format)}
    )
    return " – ".join(filter(None, [was, how, override.reason]))
