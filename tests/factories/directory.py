"""Helpers for tests."""

from veeb.directory.models import Contact, Helper

from .records import bring_to


def make_helper(
    title: str = "Võrumaa Arenduskeskus", *, state: str = "live", topics: tuple = (), serves: tuple = (), **fields
) -> Helper:
    """A helper, public unless `state` says otherwise (see `bring_to`): a consultant.

    serves  counties and municipalities
    mail    where visitors' questions go; "" for no contact at all
    """
    mail = fields.pop("mail", "aitaja@example.org")
    fields.setdefault("title_et", title)
    fields.setdefault("languages", ["et"])
    if good_for := fields.pop("good_for", ""):
        fields["good_for_et"] = good_for
    helper = Helper(**fields)
    helper.serves_counties = [place for place in serves if type(place).__name__ == "County"]
    helper.serves_municipalities = [place for place in serves if type(place).__name__ == "Municipality"]
    bring_to(helper, state, topics=topics)
    if mail:
        Contact.objects.create(helper=helper, mail=mail)
    return helper
