"""Planted faults: what colleagues say to each other, what they watch and are told, and what one of them leaves."""

from tests.faults.fault import Fault

COMMENTS, WATCH = "tests/casework/test_comments.py::", "tests/casework/test_watch.py::"
NOTICES, HISTORY = "tests/config/test_notices.py::", "tests/releases/test_history_pages.py::"
DAYS = "tests/config/test_days.py::"
HANDED, WORK = "tests/releases/test_hand_over_case.py::", "tests/config/test_hand_over_work.py::"

COLLEAGUES = (
    Fault(
        "somebody who may not see a record is mentioned on it",
        "casework/discussing.py",
        "if not kind.is_seen_by(record, person)",
        "if person.is_system",
        (COMMENTS + "test_a_mention_of_somebody_who_may_not_see_it_is_refused_and_nothing_said",),
    ),
    Fault(
        "a restricted person's record offers colleagues who may not see it",
        "detainees/worked_on.py",
        "if detainee is None or not detainee.restricted:",
        "if detainee is None or detainee.restricted is not None:",
        (COMMENTS + "test_whoever_may_not_see_the_record_is_not_offered",),
    ),
    Fault(
        "readers of what is verified come to the comments",
        "releases/worked_on.py",
        "Release.objects.visible_to(user, in_work=True)",
        "Release.objects.visible_to(user)",
        (COMMENTS + "test_who_reads_what_is_verified_reads_no_comment",),
    ),
    Fault(
        "who lost the right to see a record is still told of it",
        "config/notices/told.py",
        "return KINDS[subject].visible_to(user) if subject in KINDS else Notice.objects.none()",
        "return KINDS[subject].visible_to(user).model._default_manager.all() if subject in KINDS else"
        " Notice.objects.none()",
        (
            WATCH + "test_who_may_not_see_it_any_more_is_told_nothing",
            COMMENTS + "test_who_cannot_see_it_any_more_is_told_nothing",
        ),
    ),
    Fault(
        "a watcher is told of their own moves",
        "casework/sql/notices.sql",
        "AND made.subject_id = watch.subject_id AND made.by_id <> watch.person_id) moved",
        "AND made.subject_id = watch.subject_id) moved",
        (WATCH + "test_nobody_is_told_of_their_own_act",),
    ),
    Fault(
        "a reader of what is verified reads revisions that were not",
        "releases/history.py",
        "        if not self.at_work:\n",
        "        if self.user.is_system:\n",
        (HISTORY + "test_who_reads_what_is_verified_reads_verified_revisions_alone",),
    ),
    Fault(
        "a past revision about somebody closed is read",
        "releases/history.py",
        "        if isinstance(self.case, Release):\n            found",
        "        if self.user.is_system:\n            found",
        (HISTORY + "test_a_revision_about_somebody_who_is_closed_is_not_read",),
    ),
    Fault(
        "staff of another team are called by their names",
        "accounts/aliases.py",
        "person.is_system or person.pk in self._of_own_teams",
        "person.is_system or person.pk",
        (HISTORY + "test_who_shares_no_team_reads_an_alias",),
    ),
    Fault(
        "a colleague takes a record away from another one",
        "releases/handing.py",
        "if may(by, Right.DECIDE, team) or (owner_id == by.pk and may(by, Right.ENTER, team)):",
        "if may(by, Right.ENTER, team):",
        (HANDED + "test_neither_a_colleague_nor_a_supervisor_of_another_team_takes_it_away",),
    ),
    Fault(
        "PostgreSQL lets an owner be changed by the way",
        "releases/sql/handing.sql",
        "    IF NOT known THEN\n",
        "    IF known IS NULL THEN\n",
        (HANDED + "test_postgresql_changes_no_owner_without_a_hand_over",),
    ),
    Fault(
        "what is closed to the one who decides is handed over all the same",
        "releases/handing.py",
        "both = of_owner(kind, owner, team, by).filter(",
        "both = of_owner(kind, owner, team, owner).filter(",
        (WORK + "test_what_is_closed_to_the_one_who_decides_stays",),
    ),
    Fault(
        "half of a colleague's work is handed over when the rest is refused",
        "accounts/handing.py",
        "        raise _Refused(given)\n",
        "        return 0\n",
        (WORK + "test_one_refusal_in_the_midst_takes_everything_back",),
    ),
    Fault(
        "what one may not see is counted in the head",
        "config/notices/told.py",
        "return len(first_unread(user, up_to))",
        "return of(user).unread()[:up_to].count()",
        (NOTICES + "test_what_one_may_not_see_is_not_counted",),
    ),
    Fault(
        "who watches their own record is never told why it was returned",
        "casework/models/notices.py",
        'update_conflicts=True, unique_fields=["person", "move"], update_fields=["kind"]',
        "ignore_conflicts=True",
        (WATCH + "test_who_watches_their_own_record_is_told_why_it_was_returned",),
    ),
    Fault(
        "a supervisor reads what a colleague does in another team",
        "config/days/done.py",
        "if self.person.pk == self.reader.pk:",
        "if self.reader.is_active:",
        (DAYS + "test_what_the_reader_may_not_open_is_not_counted",),
    ),
    Fault(
        "who left the team is still read day by day",
        "config/days/people.py",
        "Membership.objects.active().filter(",
        "Membership.objects.filter(",
        (DAYS + "test_who_left_the_team_is_nobodys_to_read",),
    ),
    Fault(
        "a hand-over of nothing is told as one",
        "accounts/handing.py",
        "if not any(counts.values()):",
        "if not counts:",
        (WORK + "test_where_nothing_is_open_to_both_nobody_is_told_that_it_was_handed_over",),
    ),
    Fault(
        "PostgreSQL lets anybody empty what a desk says of an inquiry",
        "families/sql/comments.sql",
        "WHERE id = NEW.subject_id AND erased_at IS NOT NULL",
        "WHERE id = NEW.subject_id",
        (COMMENTS + "test_postgresql_empties_no_comment_of_an_inquiry_that_stands",),
    ),
)
