"""Destroying what is kept of an inquiry, in one act and so that it can be shown to have been; a tombstone stays.

The owner's function `erase_inquiry` (sql/erasure.sql) does it: it alone may write where nobody else can, and it counts
what it destroys. The page before the act and the proof after it name the same columns.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.apps import apps
from django.db import connection
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as _

from accounts.acting import acting
from accounts.models import User
from casework.drafts import forget_about
from casework.moves import Given
from families.consent import Spoken, record
from families.consent_lists import ErasedWhy, Purpose, Said
from families.lists import ClosedWhy
from families.models import Erasure, ExtortionReport, Inquiry, Intake
from families.models.inquiries import Course, InquiryQuerySet
from families.workflow import WORKFLOW


@dataclass(frozen=True)
class Part:
    """Rows of one kind: what they are in words, how many, and which of their fields hold something."""

    label: str
    rows: int
    fields: list[str]


def would_be_destroyed(inquiry: Inquiry) -> list[Part]:
    """What `withdraw` would destroy now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT content_found(%s, caller_to_erase(%s))", [inquiry.pk, inquiry.pk])
        ((found,),) = cursor.fetchall()
    return parts(json.loads(found) if isinstance(found, str) else found)


def others_of_caller(inquiry: Inquiry, user: User) -> InquiryQuerySet:
    """What is kept of the same caller besides."""
    found = RawSQL("SELECT id FROM others_of_caller(%s)", [inquiry.pk])
    return Inquiry.objects.visible_to(user).filter(pk__in=found).order_by("pk")


def others_with_number(inquiry: Inquiry, user: User) -> InquiryQuerySet:
    """What is kept of callers with the same number: this one, taken as somebody new, or another of their household."""
    found = RawSQL("SELECT id FROM same_number(%s)", [inquiry.pk])
    return Inquiry.objects.visible_to(user).filter(pk__in=found).order_by("pk")


def written_with_number(inquiry: Inquiry, user: User) -> list[Intake]:
    """What was written on the public page with a number of the caller, and is neither taken nor taken back."""
    found = RawSQL("SELECT id FROM intakes_with_number(%s)", [inquiry.pk])
    return list(Intake.objects.visible_to(user).filter(pk__in=found).order_by("pk"))


def why_not_erase(written: list[Intake]) -> str | None:
    """The sentence that says why nothing is destroyed while these stand, or None."""
    if written:
        return _("Messages of the public page have the caller's number: what is in them would stay. Settle them first.")
    return None


def parts(counts: Mapping[str, int]) -> list[Part]:
    """What was counted, by table, in words. What was told and noted (`told.*`, `noted.*`) is said without a number."""
    by_table: dict[str, dict[str, int]] = {}
    for place, count in counts.items():
        table, column = place.split(".")
        if column == "*":
            continue
        by_table.setdefault(table, {})[column] = count
    return [_part(table, columns) for table, columns in sorted(by_table.items())]


def _part(table: str, columns: Mapping[str, int]) -> Part:
    model = next(each for each in apps.get_models() if each._meta.db_table == table)
    columns_of = {str(field.column): str(field.verbose_name) for field in model._meta.concrete_fields}
    label, rows = str(model._meta.verbose_name_plural), max(columns.values())
    if table == "casework_movemade":
        return Part(_("Reasons of moves"), rows, [_("what was typed")])
    if table == "casework_factchange":
        return Part(_("What was changed"), rows, [_("what stood there before and afterwards")])
    if table == "families_contact":
        return Part(label, rows, [_("numbers, code words and safety cards, whole")])
    columns_of["detainee_id"] = _("who on the register was chosen")
    return Part(label, rows, [columns_of[name] for name in columns if not name.startswith("chosen_")])


def withdraw(inquiry: Inquiry, spoken: Spoken, *, by: User) -> Erasure:
    """The caller lets nothing be kept: record it, close the inquiry, and destroy what stands there; one transaction.

    The caller of this holds the inquiry's row and has asked `why_not_withdraw`.
    """
    with acting(by):
        given = inquiry.keep_said == Said.GIVEN
        if not inquiry.keep_said or given:
            record(inquiry, Purpose.KEEP, Said.WITHDRAWN if given else Said.REFUSED, spoken, by=by)
        if inquiry.status != Course.CLOSED:
            reason = Given(inquiry.revision_number, ClosedWhy.WITHDRAWN.value, _("The caller wishes so"))
            WORKFLOW.make("close", Inquiry.objects.visible_to(by), inquiry.pk, by=by, given=reason)
        return erase(inquiry, ErasedWhy.WITHDRAWN, by=by)


def erase(inquiry: Inquiry, why: ErasedWhy, *, by: User) -> Erasure:
    """Destroy the content, and what anybody began to type of it.

    PostgreSQL refuses it where it was neither withdrawn nor decided by two.
    """
    with acting(by), connection.cursor() as cursor:
        cursor.execute("SELECT erase_inquiry(%s, %s)", [inquiry.pk, why.value])
        ((stone,),) = cursor.fetchall()
        reports = ExtortionReport.objects.filter(inquiry=inquiry).values_list("reference", flat=True)
        forget_about(inquiry.reference, *reports, by=by)
        return Erasure.objects.get(pk=stone)
