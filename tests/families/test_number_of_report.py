"""The number of a report, with the country it was said with."""

import pytest

from accounts.models import Team, User
from families.models import ExtortionReport
from tests.conftest import ClientOf
from tests.families.reporting import NEW, typed_report

pytestmark = pytest.mark.django_db


def test_a_number_is_shown_with_the_country_it_was_said_with(
    documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    client = client_of(liaison)
    client.post(NEW, typed_report(documentation, numbers="٠٣ ١٢٣ ٤٥٦", country="LB"))
    report = ExtortionReport.objects.get()
    row = report.identifiers.get()
    page = client.get(report.get_absolute_url()).content.decode()
    assert "+961 ••• 56" in page
    assert "+963 ••• 56" not in page
    shown = client.post(f"/families/extortion/{report.reference}/identifiers/{row.pk}/show/", {"reason": "compare"})
    assert "+961 3 123 456" in shown.content.decode()
