"""What a person's page offers to enter leads to the entry that stands for them, whichever entry it is drawn for."""

from collections.abc import Callable

import pytest

from accounts.models import Team, User
from detainees.models import Detainee
from detainees.panels import Panel
from releases.panels import findings_of, releases_of
from tests.conftest import ClientOf
from tests.detainees.making import registered
from tests.detainees.pairing import merged

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("panel_of", [releases_of, findings_of])
def test_of_a_merged_entry_it_names_the_one_that_stands(
    panel_of: Callable[[Detainee, User], Panel | None],
    documentation: Team,
    documenter: User,
    supervisor: User,
    english_of: ClientOf,
) -> None:
    kept, gone = registered(documenter, documentation), registered(documenter, documentation)
    merged(kept, gone, by=supervisor)
    panel = panel_of(Detainee.objects.get(pk=gone.pk), documenter)
    assert panel is not None
    addresses = [panel.url, *(url for url, _action in panel.further)]
    assert all(f"detainee={kept.reference}" in address for address in addresses)
    for address in addresses:
        assert kept.reference in english_of(documenter).get(address).content.decode()
