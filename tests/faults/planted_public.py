"""Planted faults, what concerns advisories and the public pages: two people, what stands, nothing of anybody."""

from tests.faults.fault import Fault

_COURSE = "tests/families/test_advisories.py::"
_FORGED = "tests/faults/test_forged_advisories.py::"
_LINES = "tests/families/test_public_lines.py::"
_SHOWN = "tests/config/public/test_shown.py::"
_ALIKE = "tests/config/public/test_same_for_everybody.py::"
_WEIGHT = "tests/config/public/test_weight.py::"

PUBLIC = (
    Fault(
        "a supervisor publishes what they wrote themselves",
        "families/advisories/workflow.py",
        "(wrote_no_part, is_not_over, leaves_room)",
        "(is_not_over, leaves_room)",
        (_COURSE + "test_nobody_publishes_what_they_wrote",),
    ),
    Fault(
        "PostgreSQL lets a supervisor publish what they wrote themselves",
        "families/sql/advisories.sql",
        "IF NEW.name = 'publish' AND wrote_part(",
        "IF false AND wrote_part(",
        (_FORGED + "test_nobody_publishes_what_they_wrote",),
    ),
    Fault(
        "a liaison publishes, past the page",
        "families/sql/advisories.sql",
        "IF NOT holds_right_on(NEW.by_id, needed, advisory.organisation_id) THEN",
        "IF false THEN",
        (_FORGED + "test_a_liaison_publishes_nothing",),
    ),
    Fault(
        "what was published is written over",
        "families/sql/advisories.sql",
        "IF TG_OP = 'UPDATE' AND (OLD.status <> 'draft' OR NEW.status <> 'draft') THEN",
        "IF false THEN",
        (_FORGED + "test_postgresql_refuses_what_no_page_does",),
    ),
    Fault(
        "a version is made past the moves",
        "families/sql/advisories.sql",
        "          AND made.name = 'submit' AND made.revision = NEW.number AND made.by_id = acting_person()\n",
        "",
        (_FORGED + "test_a_version_is_nothing_but_what_was_submitted",),
    ),
    Fault(
        "one supervisor alone sends families to another number",
        "families/public_lines.py",
        "    if line.proposed_by_id == by.pk:\n",
        "    if False:\n",
        (_LINES + "test_it_stands_when_another_supervisor_has_confirmed_it",),
    ),
    Fault(
        "a line that nobody confirmed stands on the public pages",
        "families/models/lines.py",
        "confirmed_at__isnull=False, ended_at__isnull=True",
        "ended_at__isnull=True",
        (_SHOWN + "test_a_number_is_read_from_left_to_right_and_can_be_called",),
    ),
    Fault(
        "the working copy is read by everybody, and not what was published",
        "config/public/shown.py",
        "        said = advisory.standing\n",
        "        said = advisory if advisory.standing else None\n",
        (_SHOWN + "test_what_stands_is_the_version_that_was_published",),
    ),
    Fault(
        "an advisory does not end",
        "families/models/advisories.py",
        "standing__first_day__lte=day, standing__last_day__gte=day",
        "standing__first_day__lte=day",
        (_SHOWN + "test_it_expires_by_itself", _COURSE + "test_the_active_ones_stand_at_the_top_of_the_desk"),
    ),
    Fault(
        "the public pages know who reads them",
        "config/public/middleware.py",
        "        request.COOKIES = {}\n",
        "",
        (_ALIKE + "test_no_cookie_is_set_and_none_is_read",),
    ),
    Fault(
        "a cache keeps the public pages for each cookie apart",
        "config/public/middleware.py",
        'and each.lower() not in ("cookie", "accept-language")',
        "",
        (_ALIKE + "test_a_page_depends_on_its_address_alone",),
    ),
    Fault(
        "a public page grows with what stands on it",
        "config/public/shown.py",
        "strict=True) if weight <= WHOLE]",
        "strict=True)]",
        (_WEIGHT + "test_every_page_is_small_with_all_that_can_stand_on_it",),
    ),
    Fault(
        "more stand than families read",
        "families/advisories/workflow.py",
        "exclude(pk=advisory.pk).count() >= MOST",
        "exclude(pk=advisory.pk).count() >= 10 * MOST",
        (_COURSE + "test_no_more_stand_than_families_read",),
    ),
    Fault(
        "a page that was looked up before midnight is kept after it",
        "config/public/page.py",
        "_seconds(now or timezone.localtime())",
        "_seconds(timezone.localtime())",
        (_ALIKE + "test_what_is_looked_up_after_midnight_is_not_kept_as_if_it_were_before",),
    ),
    Fault(
        "a cache shows a warning that was withdrawn while it cannot ask",
        "config/public/page.py",
        "must_revalidate=True, ",
        "",
        (_ALIKE + "test_a_page_may_be_kept_by_everybody_for_minutes",),
    ),
)
