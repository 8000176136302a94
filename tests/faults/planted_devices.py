"""Planted faults, what concerns the browsers in which people sign in."""

from tests.faults.fault import Fault

_DEVICE = "tests/accounts/test_new_device.py::"
_ADMINISTRATORS = "tests/accounts/test_administrators.py::"

DEVICES = (
    Fault(
        "after a link a browser that was known leaves the place of the first one open",
        "accounts/devices.py",
        "(first or device.answer == Answer.DENIED)",
        "(first and device.answer == Answer.WAITING or device.answer == Answer.DENIED)",
        (_DEVICE + "test_after_a_link_one_device_alone_is_not_asked_about_though_it_was_known",),
    ),
    Fault(
        "who signs in in somebody else's browser takes its cookie away",
        "accounts/devices.py",
        "token = token or secrets.token_urlsafe(32)",
        "token = secrets.token_urlsafe(32)",
        (_DEVICE + "test_two_people_who_share_a_browser_are_known_in_it_and_cannot_be_told_from_the_table",),
    ),
    Fault(
        "the table of devices tells who shares a browser",
        "accounts/devices.py",
        'blind_index(f"{person.pk} {token}", "device")',
        'blind_index(token, "device")',
        (_DEVICE + "test_two_people_who_share_a_browser_are_known_in_it_and_cannot_be_told_from_the_table",),
    ),
    Fault(
        "a device that was not theirs is known when it comes again",
        "accounts/devices.py",
        "(first or device.answer == Answer.DENIED)",
        "first",
        (_DEVICE + "test_a_device_that_was_not_theirs_is_new_whenever_it_comes_again",),
    ),
    Fault(
        "a newer device answers for an older one",
        "accounts/models/devices.py",
        "filter(pk__gt=models.Subquery(here))",
        "filter(models.Exists(here))",
        (_DEVICE + "test_a_newer_device_answers_for_none",),
    ),
    Fault(
        "a device of which nobody knows whose it is answers for a newer one",
        "accounts/models/devices.py",
        "here = self.trusted().filter(pk=device)",
        "here = self.filter(pk=device)",
        (_DEVICE + "test_a_device_that_waits_answers_for_no_newer_one",),
    ),
    Fault(
        "who finds an open session chooses the new password",
        "accounts/views/devices.py",
        "@reauthentication_required  # type",
        "#  # type",
        (_DEVICE + "test_who_finds_an_open_session_shows_first_that_it_is_theirs",),
    ),
    Fault(
        "that it was not me ends no session",
        "accounts/devices.py",
        "Session.objects.filter(person=by).exclude(session_key=session).delete()",
        "Session.objects.none().delete()",
        (_DEVICE + "test_that_was_not_me_ends_every_other_session_and_the_tokens",),
    ),
    Fault(
        "an administrator holds the role before another one confirmed it",
        "accounts/models/roles.py",
        "self.exclude(confirmed_at__isnull=True, held_at_once=False)",
        'self.exclude(~Q(role="administrator"), confirmed_at__isnull=True)',
        (_ADMINISTRATORS + "test_the_last_one_keeps_the_role_though_another_was_offered_it",),
    ),
    Fault(
        "PostgreSQL lets an administrator in before another one confirmed it",
        "accounts/sql/people.sql",
        "    ELSIF NEW.confirmed_at IS NOT NULL OR NEW.held_at_once THEN\n",
        "    ELSIF NEW.confirmed_at IS NOT NULL OR NEW.role = 'administrator' THEN\n",
        (
            _ADMINISTRATORS + "test_until_another_has_confirmed_it_it_gives_nothing",
            _ADMINISTRATORS + "test_one_administrator_alone_makes_nobody_who_confirms",
            _ADMINISTRATORS + "test_postgresql_refuses_each_step_of_it",
        ),
    ),
    Fault(
        "for PostgreSQL an administrator whom nobody confirmed confirms others",
        "accounts/sql/people.sql",
        "(held.confirmed_at IS NOT NULL OR held.held_at_once)",
        "(held.confirmed_at IS NOT NULL OR held.role = 'administrator')",
        (
            _ADMINISTRATORS + "test_postgresql_refuses_each_step_of_it",
            _ADMINISTRATORS + "test_nor_anybody_who_removes_a_second_factor_with_them",
        ),
    ),
    Fault(
        "a role is written as one that was given before and needs nobody",
        "accounts/sql/people.sql",
        "NEW.confirmed_at IS NOT NULL OR NEW.held_at_once OR NEW.ended_at IS NOT NULL",
        "NEW.confirmed_at IS NOT NULL OR NEW.ended_at IS NOT NULL",
        (_ADMINISTRATORS + "test_postgresql_lets_no_role_be_given_that_holds_at_once",),
    ),
    Fault(
        "a supervisor confirms an administrator",
        "accounts/membership.py",
        "    if role.role == Role.ADMINISTRATOR and not _administers(",
        "    if role.pk is None and not _administers(",
        (_ADMINISTRATORS + "test_a_supervisor_decides_on_no_administrator",),
    ),
    Fault(
        "for PostgreSQL a supervisor confirms an administrator",
        "accounts/sql/people.sql",
        "            OR OLD.role <> 'administrator' AND holds_role(",
        "            OR holds_role(",
        (_ADMINISTRATORS + "test_a_supervisor_decides_on_no_administrator",),
    ),
    Fault(
        "an update takes the role from those who administer",
        "accounts/migrations/0005_administrators_confirmed.py",
        "USING role = 'administrator'",
        "USING role = ''",
        (_ADMINISTRATORS + "test_what_was_given_before_holds_as_it_did",),
    ),
    Fault(
        "the command takes somebody whom one administrator alone let in",
        "accounts/first.py",
        "list(here.active().filter(user__username=username,",
        "list(here.filter(user__username=username,",
        ("tests/config/test_second_administrator.py::test_somebody_whose_role_nobody_confirmed_is_not_taken",),
    ),
)
