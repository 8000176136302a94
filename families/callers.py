"""A caller who was here before, found by the exact number: what of it this person may see, and nothing besides."""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.models import User
from casework.mistake import Mistake
from casework.references import normalise
from detainees.identifiers import Identifier, read_identifier
from detainees.warnings import warnings_for
from families.models import Contact, Inquiry, Relative
from families.models.inquiries import NOT_KEPT
from families.phones import GivenContact

SHOWN = 10  # inquiries, the newest


@dataclass(frozen=True)
class Known:
    """A caller with this number, and their inquiries, the newest first."""

    relative: Relative
    inquiries: list[Inquiry]

    @property
    def latest(self) -> Inquiry:
        """By its reference the caller is meant."""
        return self.inquiries[0]

    @property
    def wants_nothing_kept(self) -> bool:
        """Whether one of these inquiries is still to be destroyed; what is put to the caller keeps their name."""
        return any(inquiry.keep_said in NOT_KEPT for inquiry in self.inquiries)


def known_by(given: GivenContact, user: User) -> list[Known]:
    """The callers with this number, at the desks of `user`; several people may share a telephone."""
    callers = Contact.objects.visible_to(user).filter(digest=given.digest).values("relative")
    found = Inquiry.objects.visible_to(user).filter(relative__in=callers).for_rows().order_by("-pk")
    return _by_caller(found.filter(erased_at__isnull=True)[:SHOWN])


def warnings_of(given: GivenContact, user: User) -> list[str]:
    """The sentences where a report of extortion names this number or address."""
    read = read_identifier(given.kind, given.text)
    return warnings_for([read], user) if isinstance(read, Identifier) else []


def _by_caller(inquiries: Iterable[Inquiry]) -> list[Known]:
    known: dict[int, Known] = {}
    for inquiry in inquiries:
        known.setdefault(inquiry.relative_id, Known(inquiry.relative, [])).inquiries.append(inquiry)
    return list(known.values())


def meant_by(reference: str, team: int, user: User) -> Relative | None:
    """The caller of the inquiry with this reference, at this desk; None where `user` sees none."""
    read = normalise(reference, prefix="Q")
    if isinstance(read, Mistake):
        return None
    found = Inquiry.objects.visible_to(user).filter(reference=read, team=team).select_related("relative").first()
    return found.relative if found and not found.relative.erased_at else None
