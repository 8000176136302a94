"""What one case file is about, as whoever asked sees it: the records, and the claims on them."""

from accounts.access import where
from accounts.models import User
from accounts.rights import Right
from detainees.dossier import Dossier
from detainees.models import Detainee
from releases.case_files.telling import Teller
from releases.models import CaseFile, Claim, Evidence, Finding, Release
from releases.models.claims import claims_behind


class Matter:
    """What one case file is about, as whoever asked sees it: the person or the release, and the claims on it."""

    def __init__(self, record: Release | Detainee, user: User) -> None:
        self.user = user
        self.release = record if isinstance(record, Release) else None
        self.dossier = None if self.release else Dossier(record, self.user)  # type: ignore[arg-type]  # the other of two
        self.findings: list[Finding] = []
        self.releases: list[Release] = [self.release] if self.release else []
        if self.dossier:
            entries = [entry.pk for entry in self.dossier.entries]
            found = Release.objects.visible_to(self.user).counted().of_person(*entries)
            self.releases = list(found.select_related("verified_revision").order_by("date", "pk"))
            known = Finding.objects.visible_to(self.user).verified().of_person(*entries)
            self.findings = list(known.select_related("verified_revision__submitted_by").order_by("date", "pk"))

    @property
    def person(self) -> Detainee | None:
        """Whom it is about; nobody where it is an unnamed group."""
        if self.dossier:
            return self.dossier.detainee
        revision = self.release.verified_revision if self.release else None
        return revision.detainee if revision else None

    def claims(self) -> list[Claim]:
        """All of which it tells, that whoever asked sees, in the order in which they were entered."""
        seen = Claim.objects.visible_to(self.user)
        keys: set[int] = set()
        for record in self._records():
            keys.update(seen.about(record).values_list("pk", flat=True))
        told = seen.filter(pk__in=keys).with_subject().select_related("made_by", "source__merged_into").order_by("pk")
        return [claim for claim in told if not self._of_somebody_closed(claim)]

    def _of_somebody_closed(self, claim: Claim) -> bool:
        """Whether it joins the person to somebody restricted, who stands in nobody else's case file."""
        ends = (claim.link.one, claim.link.other) if claim.link else ()
        own = {entry.pk for entry in self.dossier.entries} if self.dossier else set()
        return any(end.restricted and end.pk not in own for end in ends)

    def teller(self, *, sources: bool = False, numbers: bool = False) -> Teller:
        """What may be told of it."""
        records: list[Release | Finding] = [*self.releases, *self.findings]
        behind = [claim for record in records for claim in claims_behind(record)]
        own = [name for each in (self.person,) if each for name in (each.name_ar, each.name_latin)]
        return Teller(self.user, self.claims(), sources=sources, numbers=numbers, behind=behind, own=own)

    def _records(self) -> list[Release | Finding | Detainee]:
        return [*self.releases, *self.findings, *(self.dossier.entries if self.dossier else ())]

    def of_other_teams(self) -> int:
        """How many claims on it are other teams', whose sources whoever asked does not see; of links none is told."""
        theirs = where(self.user, Right.SEE_SOURCES)
        others = Claim.objects.exclude(source__team__in=theirs).filter(link=None)
        return sum(others.about(record).count() for record in self._records())

    def not_verified(self) -> int:
        """How many releases and findings of the person are not verified, and stay here."""
        if self.dossier is None:
            return 0
        entries = [entry.pk for entry in self.dossier.entries]
        releases = Release.objects.visible_to(self.user).of_person(*entries).count()
        findings = Finding.objects.visible_to(self.user).of_person(*entries).count()
        return releases + findings - len(self.releases) - len(self.findings)


def claims_of(case_file: CaseFile) -> list[Claim]:
    """The claims of which it tells, or would now."""
    return Matter(case_file.record, case_file.export.asked_by).claims()


def pieces_of(case_file: CaseFile) -> int:
    """How many pieces of evidence it names."""
    mine = Evidence.objects.visible_to(case_file.export.asked_by)
    return mine.filter(claim__in=claims_of(case_file)).count()
