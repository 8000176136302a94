"""Fields of the teams' own in the demo: one or two on each kind of record, filled in here and there."""

from decimal import Decimal
from typing import Any

from accounts.models import Team, User
from accounts.moves import Refusal
from casework.dates import read_date
from casework.models import OwnField
from casework.own.defining import Word, make_field
from casework.own.reading import choices_of
from casework.own.writing import write
from config.demo.cases import DemoRefused, Desk
from detainees.models import Detainee, DetaineeOwnValue
from families.models import Inquiry, InquiryOwnValue
from releases.models import Release, ReleaseOwnValue

CENTRE, DOCUMENTATION = "admsp/family-centre", "admsp/documentation"
BROUGHT = (
    Word("أحد أفراد أسرته", "Somebody of his family"), Word("جاره", "A neighbour"), Word("سائق حافلة", "A bus driver"),
    Word("عاد وحده", "He came alone"),
)  # fmt: skip


def add(desk: Desk) -> None:
    """Define them, and fill in some."""
    supervisor, team = desk.people["supervisor"], desk.teams[DOCUMENTATION]
    paper, brought, keeper, visits = (
        _field(team, supervisor, *said)
        for said in (
            ("release", "text", "paper", "رقم ورقة إخلاء السبيل", "Paper number of the release order"),
            ("release", "choice", "brought-by", "من أوصله إلى بيته", "Who brought him home", BROUGHT),
            ("detainee", "text", "file", "مكان الملف الورقي", "Where the paper file stands"),
            ("detainee", "number", "visits", "زيارات الأسرة له", "Visits of the family"),
        )
    )
    centre = desk.teams[CENTRE]
    met = ("inquiry", "date", "lawyer", "آخر لقاء بالمحامي", "Last met the lawyer")
    lawyer = _field(centre, desk.people["supervisor2"], *met)
    by = desk.people["documenter"]
    releases = Release.objects.filter(team=team, detainee__restricted=False).order_by("pk")
    for number, release in enumerate(releases[:24]):
        word = choices_of(brought)[number % len(BROUGHT)]
        write(ReleaseOwnValue, release, {paper: f"{7 + number}/م", brought: word}, by=by)
    for number, person in enumerate(Detainee.objects.filter(team=team, restricted=False).order_by("pk")[:8]):
        said: dict[OwnField, Any] = {keeper: "مكتب حرستا" if number % 2 else "مكتب دوما", visits: Decimal(number)}
        write(DetaineeOwnValue, person, said, by=by)
    for inquiry in Inquiry.objects.filter(team=centre, erased_at=None).order_by("pk")[:3]:
        write(InquiryOwnValue, inquiry, {lawyer: read_date("2026-10")}, by=desk.people["liaison"])


def _field(
    team: Team, by: User, of: str, kind: str, slug: str, name_ar: str, name_en: str, words: tuple[Word, ...] = ()
) -> OwnField:
    said = {"of": of, "kind": kind, "slug": slug, "name_ar": name_ar, "name_en": name_en, "says_ar": "", "says_en": ""}
    made = make_field(team, said, words, by=by)
    if isinstance(made, Refusal):
        raise DemoRefused(made.sentence)
    return made
