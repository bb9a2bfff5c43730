"""Reads over what municipalities tell."""

from .models import Profile

# The rows of a profile, in the order of the form.
ROWS = ("contacts", "offers", "sites")


def told(municipality: int) -> Profile | None:
    """What this municipality tells, with its rows, for reading only; None when it tells nothing. One query.

    The rows come with the latest revision, which every save makes; a profile without one has its rows read as asked.
    """
    profile = Profile.objects.filter(municipality=municipality).select_related("latest_revision").first()
    if profile and profile.latest_revision:
        revised = Profile.from_serializable_data(profile.latest_revision.content, check_fks=False)
        for name in ROWS:
            setattr(profile, name, list(getattr(revised, name).all()))
    return profile
