"""Of what in a person's record a claim can speak: their detentions, identity numbers and links, in words."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from casework.dates import say_date
from detainees import linking, numbering
from detainees.models import Detainee, Detention
from releases.models import Claim


@dataclass(frozen=True)
class Part:
    """One thing of which a claim can speak: the field of `Claim`, the row, and what it is called."""

    field: str
    row: Any
    words: str


def parts_of(detainee: Detainee, user: User) -> dict[str, Part]:
    """By a code of an address or a form (`detention-7`) what `user` may see of this person; nothing struck out."""
    numbers = [line for line in numbering.lines_of(detainee, user) if line.row.struck_at is None]
    links = [line for line in linking.lines_of(detainee, user) if line.row.struck_at is None]
    found = [
        *(Part("detention", row, words_of_detention(row)) for row in detainee.detentions.order_by("pk")),
        *(Part("number", line.row, f"{line.row.get_kind_display()} {line.ending}") for line in numbers),
        *(Part("link", line.row, f"{line.word}: {line.other.reference}") for line in links
          if line.row.team_id == detainee.team_id),
    ]  # fmt: skip
    return {f"{part.field}-{part.row.pk}": part for part in found}


def words_of_detention(detention: Detention) -> str:
    """A detention in a word: when it began."""
    began = detention.arrest_date
    return _("Detention since %(date)s") % {"date": say_date(began)} if began else _("Detention of an unknown date")


def words_for(claim: Claim) -> str:
    """What a claim speaks of, in a word."""
    if claim.detention is not None:
        return words_of_detention(claim.detention)
    if claim.number is not None:
        return _("Identity number: %(kind)s") % {"kind": claim.number.get_kind_display()}
    if claim.link is not None:
        return _("Link: %(kind)s") % {"kind": claim.link.get_kind_display()}
    if claim.finding is not None:
        return _("Sighting") if claim.finding.is_sighting else _("Fate")
    return _("Conditions of the release") if claim.condition_id is not None else _("Release")
