"""What else was published of some of the same people: who reads both sees the difference, and it may tell of one.

Two questions are set side by side where everybody whom the one counts is counted by the other too: the prison of a wave
beside the wave, a month beside its year, another day. Where two only overlap their difference is of nobody. Of each
question what was published last is compared; sums of several (a wave less two of its prisons) are left to who approves.
PostgreSQL finds the same (`published_beside` in releases/sql/statements.sql).
"""

from collections.abc import Mapping

from detainees.facilities.grouping import one_with, stands_at
from releases.models import FrozenTally, Statement

Asked = Mapping[str, str]
SAME = ("basis", "category", "sex", "minors")


def asks_within(one: Asked, other: Asked) -> bool:
    """Whether everybody whom `one` counts is counted by `other`, as far as the two questions say.

    What is asked of a facility names all codes of its place, with commas (`asked_of_place`).
    """
    return (
        all(one[name] == other[name] for name in SAME)
        and other["wave"] in ("", one["wave"])
        and (not other["facility"] or _codes(one) <= _codes(other))
        and (not other["from"] or (bool(one["from"]) and one["from"] >= other["from"]))
        and (not other["to"] or (bool(one["to"]) and one["to"] <= other["to"]))
    )


def asked_of_place(tally: FrozenTally) -> Asked:
    """What a saved tally asks, of a facility with all codes that were its place at the tally's moment (ADR 0019)."""
    asked: Asked = tally.content["asked"]
    codes = one_with(asked["facility"], stands_at(tally.as_of)) if asked["facility"] else ()
    return {**asked, "facility": ",".join(codes)}


def _codes(asked: Asked) -> frozenset[str]:
    return frozenset(asked["facility"].split(","))


def published_beside(statement: Statement, compared: Statement | None) -> list[Statement]:
    """Of each question of which some of these people were counted, what was published last and can be read.

    Not what the statement is compared with anyhow (`compared`), and of what it corrects no other edition.
    """
    own = asked_of_place(statement.tally)
    latest: dict[tuple[str, ...], Statement] = {}
    for other in (
        Statement.objects.published_before(statement).exclude(pk=statement.pk).select_related("tally").defer("document")
    ):
        if statement.corrects is not None and other.number == statement.corrects.number:
            continue
        asked, theirs = other.tally.content["asked"], asked_of_place(other.tally)
        if asks_within(own, theirs) or asks_within(theirs, own):
            latest.setdefault(tuple(asked[name] for name in sorted(asked)), other)
    return [other for other in latest.values() if compared is None or other.pk != compared.pk]
