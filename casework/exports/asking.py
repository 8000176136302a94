"""Somebody asks for a list as a file: at once where nobody is in it, else as a request that waits."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.access import organisations_in_which
from accounts.acting import acting
from accounts.models import Organisation, User
from accounts.rights import Right
from casework.combined_words import asked_in_words, options_of
from casework.combining import Combined
from casework.exports.columns import in_order
from casework.exports.registry import NOTHING, SELECTION, Listed, Rows
from casework.exports.workflow import MAKE, TELL
from casework.exports.writing import Wanted
from casework.listing import Filters
from casework.models import Export, MoveMade
from casework.models.exports import EXPORT, ExportState
from casework.outbox import follow_with

LARGE = 50_000  # rows; what has more is made by a job, and whoever asked is told
LARGE_BOOK = 10_000  # the same of a workbook, which takes longer


@dataclass(frozen=True)
class Chosen:
    """What of a list somebody wants, and how."""

    columns: tuple[str, ...]
    form: str
    tagged: bool = False
    packed: bool = False


@dataclass(frozen=True)
class Reason:
    """For whose records somebody asks, why, for whom, and whether for identity numbers too."""

    organisation: Organisation
    why: str
    recipient: str
    numbers: bool = False


def kept_filters(listed: Listed, form: Filters | None, asked: QueryDict, by: User) -> dict[str, list[str]]:
    """What of an address says which list it is: its filters and its order, and nothing else."""
    if asked.get(SELECTION):  # what was picked was picked, whatever the list is asked meanwhile
        picked = listed.selection(by, asked)
        return {SELECTION: [str(picked.pk if picked else NOTHING)]}
    names = [*(_names(form) if form else ()), *listed.keeps]
    kept = {name: asked.getlist(name) for name in names if any(asked.getlist(name))}
    return {**_settled(form), **kept}


def _names(form: Filters) -> Iterator[str]:
    """What the inputs of a form are called in an address; a field of several inputs has several."""
    if isinstance(form, Combined):
        yield from sorted(form.parameters)
        return
    for name, field in form.fields.items():
        parts = getattr(field.widget, "widgets_names", None)
        yield from [name] if parts is None else (f"{name}{part}" for part in parts)


def _settled(form: Filters | None) -> dict[str, list[str]]:
    """What a form takes where nothing is chosen, if it is one of the options: kept, so that it is the same tomorrow."""
    if form is None or not form.is_valid():
        return {}
    found = {name: str(value) for name, value in form.cleaned_data.items() if value not in (None, "", [], False)}
    return {name: [value] for name, value in found.items() if value in options_of(form.fields[name])}


def said_of_list(listed: Listed, user: User, asked: QueryDict) -> list[tuple[str, str]]:
    """What of a list is asked at an address, in words."""
    if asked.get(SELECTION):
        return [(_("Rows that were picked"), str(listed.rows(user, asked).order_by().count()))]
    return asked_in_words(listed.form(user, asked))


def too_long(rows: Rows, form: str) -> bool:
    """Whether the list is too long to wait for it; counted no further than is asked."""
    most = LARGE_BOOK if form == "xlsx" else LARGE
    return bool(rows.order_by().values("pk")[most : most + 1].exists())


def at_once(listed: Listed, filters: dict[str, list[str]], chosen: Chosen, *, by: User) -> Wanted:
    """What goes out now; that it went is kept."""
    with acting(by):
        _told(_new(listed, filters, chosen, by, status=ExportState.STREAMED, organisation=_organisation_of(by)), by)
    columns = in_order([each for each in listed.open if each.name in chosen.columns], chosen.columns)
    return Wanted(listed, columns, chosen.form, tagged=chosen.tagged, packed=chosen.packed, given={"list": listed.name})


def to_be_made(listed: Listed, filters: dict[str, list[str]], chosen: Chosen, *, by: User) -> Export:
    """A long list without anybody in it: made by a job."""
    with acting(by):
        export = _new(listed, filters, chosen, by, status=ExportState.APPROVED, organisation=_organisation_of(by))
        _told(export, by)
        follow_with(MAKE, export=export.pk)
        return export


def ask(listed: Listed, filters: dict[str, list[str]], chosen: Chosen, reason: Reason, *, by: User) -> Export:
    """Ask for a list with names: it waits for another person."""
    with acting(by):
        export = _new(
            listed, filters, chosen, by, status=ExportState.ASKED, organisation=reason.organisation, why=reason.why,
            recipient=reason.recipient, with_names=True, with_numbers=reason.numbers,
        )  # fmt: skip
        _told(export, by)
        return export


def ask_for(holds: str, reason: Reason, *, by: User, **columns: Any) -> Export:
    """Ask for what is no list: it waits for another person. The caller acts, and keeps what it is of."""
    export = Export.objects.create(
        asked_by=by, listed=holds, status=ExportState.ASKED, organisation=reason.organisation, why=reason.why,
        recipient=reason.recipient, with_names=True, with_numbers=reason.numbers, **columns,
    )  # fmt: skip
    _told(export, by)
    return export


def _told(export: Export, by: User) -> None:
    """That it was asked for is kept, and told to the one in whose name it was: perhaps it was not they."""
    move = MoveMade.objects.create(
        subject=EXPORT, subject_id=export.pk, name="ask", from_state=export.status, to_state=export.status,
        revision=0, by=by,
    )  # fmt: skip
    follow_with(TELL, move=move.pk, export=export.pk)


def _organisation_of(by: User) -> Organisation | None:
    """Whose supervisors see that it went out."""
    return organisations_in_which(by, Right.SEE_VERIFIED).first()


def _new(listed: Listed, filters: dict[str, list[str]], chosen: Chosen, by: User, **more: Any) -> Export:
    return Export.objects.create(
        asked_by=by, listed=listed.name, filters=filters, columns=list(chosen.columns), form=chosen.form,
        tagged=chosen.tagged, packed=chosen.packed, language=get_language() or "en", **more,
    )  # fmt: skip
