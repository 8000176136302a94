"""What follows a call and a change of one: a worker asks the rules of suspicion about the inquiries concerned."""

from casework.outbox import follow_with, let_ask_of_several

LOOK_AT_INQUIRY = "families.tasks.look_at_inquiry"
LOOK_AT_CALLER = "families.tasks.look_at_caller"
LOOK_AT_REPORT = "families.tasks.look_at_report"
let_ask_of_several(LOOK_AT_INQUIRY)


def follow_inquiry(inquiry: int) -> None:
    """Let a worker ask the rules about this inquiry (id); in the transaction of the change."""
    follow_with(LOOK_AT_INQUIRY, inquiry=inquiry)


def follow_caller(relative: int) -> None:
    """The same of all inquiries of this caller (id)."""
    follow_with(LOOK_AT_CALLER, relative=relative)


def follow_report(report: int) -> None:
    """Let a worker look where the identifiers of this report (id) are used."""
    follow_with(LOOK_AT_REPORT, report=report)
