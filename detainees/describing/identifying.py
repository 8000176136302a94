"""“We know who this is”: somebody unidentified becomes one with a person who has a name, as any two entries do.

The page says first what it changes, then asks once more; both times the conditions of merging are asked, and nothing
else decides.
"""

from functools import cached_property

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.access import why_not
from accounts.acting import acting
from accounts.models import User
from accounts.rights import Right
from casework.forms import let_rest
from casework.mistake import Mistake
from casework.moves import Refusal
from casework.references import normalise
from detainees.forms import IdentifyForm, NamesForm
from detainees.merging.conditions import why_not_decide, why_not_join
from detainees.merging.followers import foretold, joined
from detainees.merging.making import Seen, join
from detainees.models import Detainee, Identification, Merge
from detainees.registration import register
from detainees.restriction import open_to
from detainees.standing import AnotherStands


def identify(
    detainee: Detainee, kept: Detainee, *, how: str, recognised_by: str = "", sentence: str = "", by: User, seen: Seen
) -> Merge | Refusal:
    """Merge somebody unidentified into the entry `kept`, which has the name, with how they were recognised and by whom.

    `seen` is what a page showed of each, as `join` takes it.
    """
    with acting(by):
        answer = join(kept, [detainee], by=by, seen=seen, sentence=sentence)
        if isinstance(answer, Refusal):
            return answer
        (merge,) = answer
        Identification.objects.create(merge=merge, how=how, recognised_by=recognised_by, recorded_by=by)
        return merge


class Identifying:
    """The page on which it is said who one unidentified person is, and what was typed on it."""

    def __init__(self, detainee: Detainee, user: User, data: QueryDict | None = None, *, named: str = "") -> None:
        self.detainee, self.user, self.data = detainee, user, data
        self.form = IdentifyForm(data, initial={"detainee": named})
        self.names = NamesForm(data)
        self.chosen: Detainee | None = None
        self.refusal: Refusal | None = None
        if data is not None and not self.form.is_new:
            let_rest(self.names)

    @cached_property
    def is_for_others(self) -> str | Promise | None:
        """The sentence where this person decides in no team of the entry's."""
        return why_not_decide(self._entries_of(self.detainee), self.user)

    def is_valid(self) -> bool:
        """Whether what was typed can be done, as far as the page can tell."""
        whole = self.form.is_valid()
        if self.form.is_new:
            refusal = why_not(self.user, Right.ENTER, self.detainee.team)
            if refusal:
                self.form.add_error("about", refusal)
            return self.names.is_valid() and whole and not refusal
        return self._choose() and whole

    @property
    def is_sure(self) -> bool:
        """Whether it was said a second time, with the page in front of one that says what it changes."""
        return self.data is not None and "sure" in self.data

    @property
    def seen(self) -> str:
        """The version that each entry has now, as the second page carries it."""
        return " ".join(f"{pk}:{version}" for pk, version in self._versions())

    @cached_property
    def sides(self) -> list[list[Detainee]]:
        """Each of the two persons with all their entries."""
        two = [self.chosen, self.detainee] if self.chosen else [self.detainee]
        return [self._entries_of(each) for each in two]

    @property
    def foretold(self) -> list[str]:
        """What it changes in the tally."""
        return foretold(self.sides, joined(self.sides)) if self.chosen else []

    @property
    def closes_to(self) -> list[User]:
        """Where one of them is restricted: those to whom both will be open from then on."""
        named = open_to(entry for side in self.sides for entry in side)
        return sorted(User.objects.filter(pk__in=named or ()), key=str)

    def store(self) -> Detainee | None:
        """Make one person of the two; the entry that stands, or None where it is refused (`refusal`)."""
        typed = self.form.cleaned_data
        told = {name: typed[name] for name in ("how", "recognised_by", "sentence")}
        with acting(self.user):
            kept = self.chosen or self._register()
            answer = identify(self.detainee, kept, by=self.user, seen=self._shown(), **told)
        self.refusal = answer if isinstance(answer, Refusal) else None
        return None if self.refusal else kept

    def _register(self) -> Detainee:
        arabic, latin = self.names.parts("ar"), self.names.parts("latin")
        given_by = self.form.cleaned_data["recognised_by"]
        return register(
            self.detainee.team, arabic, latin, by=self.user, given_by=given_by, sex=self.detainee.sex,
            typed_unseen=self.names.has_unseen,
        )  # fmt: skip

    def _choose(self) -> bool:
        """Find the person whose reference was typed; the sentence in the form where it cannot be them."""
        reference = normalise(str(self.form["detainee"].value() or ""), prefix="D")
        if isinstance(reference, Mistake):
            return self._wrong(reference.sentence)
        here = Detainee.objects.visible_to(self.user).filter(organisation=self.detainee.organisation_id)
        found = here.filter(reference=reference).select_related("merged_into").first()
        if found is None:
            return self._wrong(
                _("There is no person with this reference on your register. Check it, or look the name up.")
            )
        if found.merged_into is not None:
            return self._wrong(str(AnotherStands(found.merged_into)))
        if found.unidentified:
            return self._wrong(_("Of this person nobody knows the name either. Choose somebody who has one."))
        self.chosen = found
        refusal = why_not_join(self.sides, self.user)
        return self._wrong(str(refusal)) if refusal else True

    def _wrong(self, sentence: str) -> bool:
        self.form.add_error("detainee", sentence)
        return False

    def _entries_of(self, person: Detainee) -> list[Detainee]:
        return list(Detainee.objects.visible_to(self.user).one_with(person))

    def _versions(self) -> list[tuple[int, int]]:
        return [(each.pk, each.version) for each in (self.chosen, self.detainee) if each]

    def _shown(self) -> list[tuple[int, int]]:
        """Each entry with the version that the second page showed; what cannot be read was never shown."""
        said = str(self.form.cleaned_data["seen"]).split()
        shown = {pk: version for pk, _colon, version in (each.partition(":") for each in said)}
        return [(pk, now if shown.get(str(pk)) == str(now) else 0) for pk, now in self._versions()]
