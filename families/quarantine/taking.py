"""Taking what came in by the public page: an inquiry as any call makes one, with the reference that the family has."""

from dataclasses import dataclass
from datetime import time

from django.utils import timezone

from accounts.acting import acting
from accounts.models import User
from casework.copying import new_ids
from casework.moves import Given, Refusal
from families.card_written import sealed_for
from families.consent import Spoken, record
from families.consent_lists import How, Purpose, Said
from families.lists import Channel, Message
from families.models import Inquiry, Intake, Relative
from families.quarantine.content import Written, written_in
from families.quarantine.workflow import WORKFLOW, why_not_take
from families.taking import Reached, Values, take_call


@dataclass(frozen=True)
class Read:
    """What the liaison made of what was written: the inquiry's values, and what the family says of itself."""

    about: Values
    said: Values
    caller: Relative | None = None  # one who is known already


def take(intake: Intake, read: Read, *, revision: int, by: User) -> Inquiry | Refusal:
    """Make an inquiry of it at its desk, once; or why not. Raises NotSealedHere, and NothingLeft as `take_call`."""
    with acting(by):
        held = Intake.objects.visible_to(by).locked().get(pk=intake.pk)
        refusal = why_not_take(held, revision, by)
        if refusal is not None:
            return refusal
        written, row = written_in(held), new_ids(Inquiry, 1)[0]
        about = {**read.about, "pk": row, "channel": Channel.WEB_FORM, "reference": held.reference}
        if read.caller is not None:
            about |= {"card_written": sealed_for(row, written)}
        reached = reached_by(written, known=read.caller is not None)
        made = take_call(held.team, about, by=by, caller=read.caller or {}, said=read.said, reached=reached)
        _agreed(held, made, by)
        moved = WORKFLOW.make("take", Intake.objects.visible_to(by), held.pk, by=by, given=Given(revision))
        if isinstance(moved, Refusal):  # PostgreSQL holds the row: nobody was quicker
            raise LookupError(moved.sentence)
        return made


def _agreed(intake: Intake, inquiry: Inquiry, by: User) -> None:
    """Keep what the family agreed to, in the words of the page. What they did not tick they are asked about later."""
    day = timezone.localtime(intake.received_at).date()
    for purpose, words in zip((Purpose.KEEP, Purpose.MATCH), intake.words.splitlines(), strict=False):
        record(inquiry, purpose, Said.GIVEN, Spoken(words, intake.language, How.IN_WRITING, day), by=by)


def reached_by(written: Written, *, known: bool) -> Reached | None:
    """How the family is reached, with the card that they filled in; the number is shown to nobody on the way.

    Anybody may have written it. Of a caller who is `known` no card is changed, and a new number of theirs begins with
    the most careful one; what was written stays beside it (families/card_written.py). Who we are is said in no message
    before somebody has talked to them.
    """
    given = written.given
    if given is None or known:
        return Reached(written.method, given, {}) if given else None
    said = Message.NEUTRAL if written.message == Message.YES else Message(written.message or Message.NONE)
    card: dict[str, object] = {"message": said.value}
    if written.zone:
        card["time_zone"] = written.zone
    if written.hours_from and written.hours_to:
        card |= {"hours_from": time.fromisoformat(written.hours_from), "hours_to": time.fromisoformat(written.hours_to)}
    return Reached(written.method, given, card)
