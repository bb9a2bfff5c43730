"""Teams, invitations and officials for tests."""

from veeb.accounts.models import Invitation, Membership, Office, Role, Team, User


def make_team(name: str = "Haanja küla", *members: User, stewards: tuple = ()) -> Team:
    """A team with these members."""
    team = Team.objects.create(name=name)
    for user in stewards:
        Membership.objects.create(team=team, user=user, role=Role.STEWARD)
    for user in members:
        Membership.objects.create(team=team, user=user)
    return team


def make_invitation(mail: str = "uus@example.org", **fields) -> Invitation:
    """An invitation, to a team of its own unless fields say otherwise."""
    if not fields.keys() & {"team", "municipality"}:
        fields["team"] = make_team()
    return Invitation.objects.create(mail=mail, **fields)


def make_official(user: User, municipality, post: str = "kogukonnatöö spetsialist", **fields) -> Office:
    """Make somebody a verified official."""
    return Office.objects.create(user=user, municipality=municipality, post=post, **fields)
