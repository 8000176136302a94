"""Asking a rule of the families' desk: of all inquiries, and of one; what it sees has to be the same."""

from families.models import Inquiry
from families.models.inquiries import INQUIRY
from releases.suspicion.finding import found_by
from releases.suspicion.rule import RULES, Finding


def seen_in(code: str, *inquiries: Inquiry) -> list[Inquiry]:
    """Those of these inquiries in which the rule sees something."""
    of_all = {each.subject: each for each in found_by(RULES[code])}
    seen = []
    for inquiry in inquiries:
        key = (INQUIRY, inquiry.pk)
        alone = {each.subject: each for each in found_by(RULES[code], [], [], [inquiry.pk])}
        assert _said(alone.get(key)) == _said(of_all.get(key)), f"{code} of one inquiry is not that of all"
        if key in of_all:
            seen.append(inquiry)
    return seen


def finding(code: str, inquiry: Inquiry) -> Finding:
    """What the rule sees in this inquiry."""
    return next(each for each in found_by(RULES[code]) if each.case == inquiry.pk)


def _said(found: Finding | None) -> object:
    return found and (found.seen, set(found.others), found.fingerprint)
