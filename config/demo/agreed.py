"""Consent in the demo: a share, referrals, and one inquiry of which nothing is kept."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import Organisation, Team, User
from config.demo.cases import Desk
from families.consent import Spoken, record, words_for
from families.consent_lists import How, Purpose, Said
from families.erasing import withdraw
from families.models import Consent, Inquiry
from families.referring import Sending, refer
from families.sharing import share
from families.taking import take_call

CENTRE, DOCUMENTATION, OTHER = "admsp/family-centre", "admsp/documentation", "other/documentation"
LEAST = ("name", "birth")


def agree_to_share(inquiry: Inquiry, organisation: Organisation | None, outside: str, by: User) -> Consent:
    """The caller agrees that this is shared there."""
    spoken = Spoken(words_for(Purpose.SHARE, "ar"), "ar", How.TELEPHONE.value, timezone.localdate())
    return record(inquiry, Purpose.SHARE, Said.GIVEN, spoken, by=by, organisation=organisation, outside=outside)


def refer_outside(inquiry: Inquiry, whom: str, kind: str, note: str, *, by: User) -> None:
    """To an organisation that does not work with this register."""
    consent = agree_to_share(inquiry, None, whom, by)
    refer(inquiry, Sending(None, kind, consent, LEAST, note), by=by)


def pass_on(desk: Desk) -> None:
    """One inquiry shared with the other organisation, one referred to the other desk, one withdrawn."""
    liaison, supervisor = desk.people["liaison"], desk.people["supervisor2"]
    mine = Inquiry.objects.visible_to(liaison).open().filter(team=desk.teams[CENTRE]).order_by("pk")
    shared = mine.first()
    referred = (
        Inquiry.objects.visible_to(supervisor).open().filter(team=desk.teams[DOCUMENTATION]).order_by("pk").first()
    )
    if shared is not None:
        _share(shared, desk.teams[OTHER], liaison)
    if referred is not None:
        to = desk.teams[CENTRE]
        consent = agree_to_share(referred, to.organisation, "", supervisor)
        note = "تطلب من يتحدث إليها؛ يناسبها المساء."
        refer(referred, Sending(to, "support", consent, ("name", "asks"), note), by=supervisor)
    _withdrawn(desk.teams[CENTRE], desk.teams[OTHER], liaison)


def _share(inquiry: Inquiry, to: Team, by: User) -> None:
    consent = agree_to_share(inquiry, to.organisation, "", by)
    share(inquiry, consent, to, LEAST, timezone.now() + timedelta(days=60), by=by)


def _withdrawn(team: Team, to: Team, by: User) -> None:
    """A call that was kept and shared, and then the caller wanted nothing kept."""
    about = {
        "given_ar": "سامي",
        "family_ar": "الدروبي",
        "asks": ["released"],
        "channel": "hotline",
        "priority": "normal",
    }
    made = take_call(team, about, by=by, caller={}, said={"name": "جارته"})
    spoken = Spoken(words_for(Purpose.KEEP, "ar"), "ar", How.TELEPHONE.value, timezone.localdate())
    record(made, Purpose.KEEP, Said.GIVEN, spoken, by=by)
    _share(made, to, by)
    withdraw(Inquiry.objects.visible_to(by).get(pk=made.pk), spoken, by=by)
