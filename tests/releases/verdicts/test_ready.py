"""What the list calls ready is what the conditions of the move say of each record alone."""

from typing import Any

import pytest

from accounts.models import Team, User
from detainees.models import Detainee
from detainees.restriction import restrict
from releases.conditions import has_no_blocking_flag, is_no_likely_duplicate, meets_the_bar
from releases.deciding.ready import ready
from releases.lists import Severity
from releases.models import Release
from releases.suspicion.by_hand import raise_flag
from tests.detainees.making import registered
from tests.detainees.pairing import merged, pair_of
from tests.releases.making import entered
from tests.releases.records import DIRECT
from tests.releases.records import made as submitted
from tests.releases.verdicts.waiting import waiting, weak

pytestmark = pytest.mark.django_db
FAIR: dict[str, Any] = {**DIRECT, "connection": "relative", "reliability": "C", "credibility": "3"}
GROUP: dict[str, Any] = {
    "group_name": "defectors",
    "group_bound": "exactly",
    "group_count": 3,
    "wave_id": "decree-7-2022",
}
OTHER = {**FAIR, "source_name": "a neighbour of another street"}


@pytest.fixture
def records(documentation: Team, documenter: User, supervisor: User) -> dict[str, Release]:
    """By what is so of them."""

    def made(**facts: Any) -> Release:
        return waiting(documentation, documenter, supervisor, **facts)

    def whose(name: str) -> Detainee:
        person = found[name].detainee
        assert person
        return person

    found = {
        "carried by one": made(),
        "carried by two": made(claims=(FAIR, OTHER)),
        "one indirect": made(claims=(FAIR,)),
        "one source twice": made(claims=(FAIR, {**FAIR, "text": "again"})),
        "weak": weak(documentation, documenter, supervisor),
        "direct and poor": made(claims=({**DIRECT, "reliability": "C"},)),
        "flagged": made(),
        "person flagged": made(),
        "twice": made(),
        "merged, twice": made(),
        "twice with somebody closed": made(),
        "a group": submitted(entered(documenter, documentation, **GROUP), "submit", documenter),
    }
    raise_flag(found["flagged"], Severity.BLOCKING, "Another prison.", by=supervisor)
    raise_flag(whose("person flagged"), Severity.BLOCKING, "Died in 2014.", by=supervisor)
    others = [registered(documenter, documentation, given) for given in ("سليم", "نزار", "عمر", "باسل")]
    merged(others[0], whose("merged, twice"), by=supervisor)
    pair_of(others[0], others[1])
    pair_of(whose("twice"), others[2])
    pair_of(whose("twice with somebody closed"), others[3])
    restrict(others[3], [supervisor], by=supervisor)
    return found


def test_it_is_what_each_record_says_alone(records: dict[str, Release], supervisor: User) -> None:
    conditions = (meets_the_bar, has_no_blocking_flag, is_no_likely_duplicate)
    alone = {name for name, release in records.items() if not any(ask(release, supervisor) for ask in conditions)}
    at_once = set(ready(Release.objects.all()).values_list("pk", flat=True))
    assert {name for name, release in records.items() if release.pk in at_once} == alone
    assert alone == {"carried by one", "carried by two", "twice with somebody closed", "a group"}
