"""docs/roles.md says what accounts/rights.py says."""

from django.conf import settings

from accounts.rights import CONTENT_ROLES, MEANING, TABLE, Right, Role, Scope, given_by
from accounts.roles_page import page


def test_the_page_is_current() -> None:
    assert (settings.BASE_DIR / "docs" / "roles.md").read_text() == page(), "run script/manage draw_docs"


def test_every_right_has_its_row_and_every_role_its_meaning() -> None:
    assert set(TABLE) == set(Right)
    assert set(MEANING) == set(Role)


def test_the_role_of_administrator_opens_no_case_content() -> None:
    assert Role.ADMINISTRATOR not in CONTENT_ROLES
    held = {right for scope in Scope for right in given_by(Role.ADMINISTRATOR, scope)}
    assert held == {Right.ADMINISTER, Right.CONFIRM_ROLES}
