"""Those who work in the demo: two administrators, each at work, as after `first_administrator`."""

import pytest

from accounts.access import may
from accounts.models import Membership, Organisation, User
from accounts.rights import Right
from config.demo.accounts import make_people

pytestmark = pytest.mark.django_db


def test_the_demo_has_two_administrators_at_work_and_nobody_waits() -> None:
    make_people("a password of the demo")
    place = Organisation.objects.get(slug="admsp")
    assert all(
        may(User.objects.get(username=username), Right.ADMINISTER, place)
        for username in ("administrator", "administrator2")
    )
    assert not Membership.objects.waiting().exists()
