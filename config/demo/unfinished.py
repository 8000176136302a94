"""Work in every other state: drafts, submitted ones with and without trouble, refused, disputed, withdrawn, changed."""

from collections.abc import Iterator
from random import Random
from typing import Any

from casework.dates import PartialDate
from config.demo.cases import Case, Step, changed, explained, move, taken_back, told, verified
from config.demo.lives import draw_life
from config.demo.sednaya import HELD, release_facts
from config.demo.telling import Telling
from releases.entry import Values

HOMES = ("SY-RD", "SY-RD", "SY-DR", "SY-DR", "SY-HI", "SY-HM", "SY-ID", "SY-QU")


class Writing:
    """Draws releases that are under way; those from Sednaya do not count, so that the 103 stay 103."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.telling = Telling(chance)

    def case(
        self, by: str, *course: Step, claims: tuple[Values, ...] | None = None, team: str = "admsp/documentation",
        arrested: tuple[int, int] = (2012, 2019), **facts: Any,
    ) -> Case:  # fmt: skip
        """One release with these facts, taken along this course."""
        home = self.chance.choice(HOMES)
        known = {**release_facts(self.chance, home), **facts}
        said = self.telling.enough(known["date"], held=HELD) if claims is None else claims
        life = draw_life(self.chance, home=home, held_in=known["facility_id"], arrested=arrested)
        return Case(known, said, by, life, course, team=team)

    def drafts(self) -> Iterator[Case]:
        for by in ("documenter", "documenter", "documenter", "documenter2", "documenter2", "supervisor"):
            yield self.case(by)
        yield self.case("documenter", claims=())
        yield self.case("documenter2", date=None, wave_id=None, claims=(self.telling.channel(None),))

    def submitted(self) -> Iterator[Case]:
        """Nine that a supervisor could decide on now, two that a supervisor wrote, two of another team."""
        for by in ("documenter", "documenter", "documenter", "documenter2", "documenter2"):
            yield self.case(by, move("submit", by))
        for by in ("documenter", "documenter2", "documenter", "documenter2"):
            yield self.case(by, move("submit", by), facility_id="adra", wave_id="decree-7-2022")
        yield self.case("supervisor", move("submit", "supervisor"))
        yield self.case("supervisor2", move("submit", "supervisor2"))
        for by in ("supervisor", "supervisor2"):
            yield self.case(by, move("submit", by), team="admsp/family-centre", facility_id="branch-248")

    def troubled(self) -> Iterator[Case]:
        """Submitted with something that speaks against them."""
        submit = move("submit", "documenter")
        yield self.case("documenter", submit, date=PartialDate("2022-04-27"))
        yield self.case("documenter", submit, arrested=(2023, 2024))
        yield self.case("documenter2", move("submit", "documenter2"), date=PartialDate("2031-05-03"))
        post = {**self.telling.channel(None, grade="C3"), "says_date": PartialDate("2022-05-02")}
        copy = {**self.telling.channel(None, grade="D4"), "says_date": PartialDate("2022-05-03"), "repeats": 1}
        two_channels = (post, copy)
        yield self.case("documenter", submit, claims=two_channels)
        yield self.case("documenter", submit, claims=(self.telling.relative(PartialDate("2022-05-03"), grade="C4"),))
        why = explained("supervisor", "التاريخ هجري بحسب المصدر وقد حُوّل؛ اليوم الصحيح في نص الشهادة.")
        yield self.case("documenter", submit, why, date=PartialDate("2022-04-29"))

    def refused(self) -> Iterator[Case]:
        for by, reason, sentence in (
            ("documenter", "not-enough-yet", "الشهادة لا تقول من أي باب خرج ولا من كان معه: اسأله مرة أخرى."),
            ("documenter", "other-wave", "خرج بقرار محكمة قبل المرسوم، راجعي تاريخ القرار."),
            ("documenter2", "not-enough-yet", "اسم الأب لا يطابق ما في الشهادة، تأكد من العائلة."),
        ):
            yield self.case(by, move("submit", by), move("return", "supervisor", reason, sentence))
        for by, reason, sentence in (
            ("documenter", "not-a-release", "نُقل إلى عدرا ولم يُفرج عنه."),
            ("documenter2", "source-found-false", "القائمة التي اعتمد عليها المصدر قديمة ومزوّرة."),
            ("documenter", "already-recorded", "مسجل من قبل باسم الجد."),
        ):
            yield self.case(by, move("submit", by), move("reject", "supervisor2", reason, sentence))
        again = self.telling.fellow(PartialDate("2022-05-03"), held=HELD)
        back = move("return", "supervisor", "not-enough-yet", "الشهادة منقولة، ابحث عن المصدر الأول.")
        submit = move("submit", "documenter2")
        yield self.case("documenter2", submit, back, told("documenter2", again), submit)

    def doubted(self) -> Iterator[Case]:
        """Verified once, and not counted now."""
        dispute = move("dispute", "supervisor2", "did-not-happen", "اتصلت العائلة: لم يصل أحد، والمتصل انتحل اسمه.")
        for by in ("documenter", "documenter2"):
            yield self.case(by, *verified(by, "supervisor"), dispute)
        back = taken_back("documenter2", "اتصل المصدر من جديد وقال إنه خلط بينه وبين ابن عمّه.")
        by_one = (self.telling.fellow(PartialDate("2022-05-03"), held=HELD),)
        yield self.case("documenter2", *verified("documenter2", "supervisor"), back, claims=by_one)
        withdraw = move("withdraw", "supervisor", "did-not-happen", "ثبت أنه ما زال محتجزاً.")
        for by in ("documenter", "documenter2"):
            yield self.case(by, *verified(by, "supervisor"), dispute, withdraw)

    def under_change(self) -> Iterator[Case]:
        """Verified and counting, while other facts are being written or wait for a decision. Not from Sednaya."""
        facts: dict[str, Any] = {"facility_id": "adra", "date": PartialDate("2022-05-09")}
        amend = (move("amend", "documenter"), changed("documenter", date=PartialDate("2022-05-10")))
        first = verified("documenter", "supervisor2")
        yield self.case("documenter", *first, *amend, **facts)
        yield self.case("documenter", *first, *amend, move("submit", "documenter"), **facts)


def cases(chance: Random) -> Iterator[Case]:
    """Every state but plainly verified."""
    writing = Writing(chance)
    for part in (
        writing.drafts, writing.submitted, writing.troubled, writing.refused, writing.doubted, writing.under_change,
    ):  # fmt: skip
        yield from part()
