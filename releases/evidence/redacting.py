"""Redacted copies: boxes burnt into a picture that is drawn anew, and the second look before one is used."""

import json
import re

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.acting import acting
from accounts.models import User
from casework.mistake import Mistake
from releases.evidence import child, vault
from releases.evidence.copies import Made
from releases.evidence.lists import Purpose, SecondLook
from releases.models import CleanCopy, Evidence, Redaction

MOST_BOXES = 200
_LINE = re.compile(r"(\d{1,3}(?:[.,٫]\d)?)\D+" * 3 + r"(\d{1,3}(?:[.,٫]\d)?)\D*")
Boxes = list[list[int]]


def read_boxes(typed: str) -> Boxes | Mistake:
    """One box in each line: left, top, width, height in hundredths of the page; answered in thousandths."""
    boxes: Boxes = []
    for number, line in enumerate(filter(str.strip, typed.splitlines()), 1):
        found = _LINE.fullmatch(line.strip())
        if not found:
            sentence = _("Line %(number)s is no box: write left, top, width and height, as in 10 20 30 5.")
            return Mistake(sentence % {"number": number})
        left, top, width, height = (round(float(re.sub("[,٫]", ".", part)) * 10) for part in found.groups())
        if not (width and height) or left + width > 1000 or top + height > 1000:
            return Mistake(_("The box of line %(number)s has no size or leaves the page.") % {"number": number})
        boxes.append([left, top, width, height])
    if not boxes or len(boxes) > MOST_BOXES:
        return Mistake(_("Draw at least one box, and at most %(most)s.") % {"most": MOST_BOXES})
    return boxes


def redact(piece: Evidence, page: CleanCopy, boxes: Boxes, for_whom: str, *, by: User) -> Redaction | Mistake:
    """A new copy of a page for one reader; what was under the boxes is not in it."""
    made = Made(piece.original)
    with vault.in_clear(vault.COPIES, page.place) as file, child.asked("redact", file, json.dumps(boxes)) as answer:
        for handed in answer.copies:
            made.keep(handed)
    if "refused" in answer.said or len(made.copies) != 1:
        made.forget()
        return Mistake(_("The copy could not be drawn. Nothing was kept; try again."))
    [copy] = made.copies
    with acting(by):
        return Redaction.objects.create(
            evidence=piece, page=page.number, boxes=boxes, for_whom=for_whom, place=copy.place,
            media_type=copy.media_type, bytes=copy.bytes, sha256=copy.sha256, made_by=by,
        )  # fmt: skip


def why_not_look(redaction: Redaction, user: User) -> str | None:
    """Why this person does not say whether the copy can be used; None where they may."""
    if redaction.looked_at is not None:
        return _("Somebody has looked at this copy already.")
    if redaction.made_by_id == user.pk:
        return _("Whoever made a redacted copy does not say whether it can be used: a second person looks.")
    return None


def look(redaction: Redaction, verdict: SecondLook, sentence: str, *, by: User) -> str | None:
    """Say of a copy whether it can be used; why not, where somebody was faster or made it."""
    with transaction.atomic(), acting(by):
        held = Redaction.objects.select_for_update().get(pk=redaction.pk)
        refused = why_not_look(held, by)
        if refused is None:
            held.verdict, held.sentence, held.looked_by, held.looked_at = verdict, sentence, by, timezone.now()
            held.save(update_fields=["verdict", "sentence", "looked_by", "looked_at"])
        return refused


def page_of(piece: Evidence, number: int) -> CleanCopy | None:
    """The clean picture of a page."""
    return piece.original.copies.filter(purpose=Purpose.PAGE, number=number).first()
