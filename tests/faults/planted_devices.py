"""Planted faults, what concerns the browsers in which people sign in."""

from tests.faults.fault import Fault

_DEVICE = "tests/accounts/test_new_device.py::"

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
)
