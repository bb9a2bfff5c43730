"""Days of an event in words, for those who look them over before anybody else sees them."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from veeb.events.models import Override, Session, Span
from veeb.events.wording import clock, clock_span, day_span


def span_words(span: Span) -> str:
    """Day and clock, "22. oktoober 2027, 10.00–16.30"; of whole days the days alone."""
    if span.is_all_day:
        return day_span(span.starts_on, span.ends_on or span.starts_on)
    return f"{date_format(span.starts_on)}, {clock_span(span.starts_local, span.ends_local)}"


def session_words(session: Session) -> str:
    """When it is, its own title and place, and the agenda below."""
    head = " · ".join(filter(None, [span_words(session), session.title, session.place]))
    return "\n".join(filter(None, [head, session.agenda]))


def override_words(override: Override) -> str:
    """Which time of a rule is otherwise, and how."""
    was = ", ".join([date_format(override.was_on), *([clock(override.was_at)] if override.was_at else [])])
    how = _("jääb ära") if override.is_dropped else _("uus aeg: %(when)s") % {"when": span_words(override)}
    return " – ".join(filter(None, [was, how, override.reason]))
