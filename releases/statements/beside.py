"""What else was published of some of the same people: who reads both sees the difference, and it may tell of one.

Two questions are set side by side where everybody whom the one counts is counted by the other too: the prison of a wave
beside the wave, a month beside its year, another day. Where two only overlap their difference is of nobody. Of each
question what was published last is compared; sums of several (a wave less two of its prisons) are left to who approves.
PostgreSQL finds the same (`published_beside` in releases/sql/statements.sql).
"""

from collections.abc import Mapping

from releases.models import Statement

Asked = Mapping[str, str]
NARROWS = ("wave", "facility")
SAME = ("basis", "category", "sex", "minors")


def asks_within(one: Asked, other: Asked) -> bool:
    """Whether everybody whom `one` counts is counted by `other`, as far as the two questions say."""
    return (
        all(one[name] == other[name] for name in SAME)
        and all(other[name] in ("", one[name]) for name in NARROWS)
        and (not other["from"] or (bool(one["from"]) and one["from"] >= other["from"]))
        and (not other["to"] or (bool(one["to"]) and one["to"] <= other["to"]))
    )


def published_beside(statement: Statement, compared: Statement | None) -> list[Statement]:
    """Of each question of which some of these people were counted, what was published last and can be read.

    Not what the statement is compared with anyhow (`compared`), and of what it corrects no other edition.
    """
    own: Asked = statement.tally.content["asked"]
    latest: dict[tuple[str, ...], Statement] = {}
    for other in (
        Statement.objects.published_before(statement).exclude(pk=statement.pk).select_related("tally").defer("document")
    ):
        if statement.corrects is not None and other.number == statement.corrects.number:
            continue
        asked: Asked = other.tally.content["asked"]
        if asks_within(own, asked) or asks_within(asked, own):
            latest.setdefault(tuple(asked[name] for name in sorted(asked)), other)
    return [other for other in latest.values() if compared is None or other.pk != compared.pk]
