"""Identity numbers of some people of the demo, and what joins them: all invented, the numbers of no governorate."""

from collections.abc import Sequence

from config.demo.cases import Desk
from detainees.linking import link_people
from detainees.lists import Certainty, LinkKind
from detainees.models import Detainee
from detainees.numbering import add_numbers
from detainees.numbers import GivenNumber

BY, TEAM = "documenter", "admsp/documentation"
# National numbers begin with the number of the governorate; there is none with 99.
NUMBERS = (
    (GivenNumber("national", "99040000017"), GivenNumber("prison", "٧٧١٢٠", "سجن صيدنايا")),
    (GivenNumber("civil-registry", "٤٥", "دوما"),),
    (GivenNumber("icrc", "SYR-990017"), GivenNumber("passport", "N99000017")),
)
LINKS = (
    (0, LinkKind.RELATIVE, 1, Certainty.CERTAIN, "ابن العم"),
    (0, LinkKind.HELD_TOGETHER, 2, Certainty.LIKELY, "رفيق في المهجع"),
    (2, LinkKind.HEARD_FROM, 3, Certainty.POSSIBLE, ""),
)


def tie(desk: Desk, people: Sequence[Detainee]) -> None:
    """Give the first people of the team their numbers and links."""
    team, by = desk.teams[TEAM], desk.people[BY]
    ours = [person for person in people if person.team_id == team.pk and not person.restricted]
    for person, numbers in zip(ours, NUMBERS, strict=False):
        add_numbers(person, numbers, by=by, given_by="ابن العم")
    for one, kind, other, certainty, told in LINKS:
        link_people(ours[one], kind, ours[other], certainty, team=team, by=by, given_by=told)
