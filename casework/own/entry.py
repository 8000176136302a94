"""The fields of a team in the form of a record: of a new one, and of one that is changed."""

from collections.abc import Iterable
from typing import Any

from accounts.models import Team, User
from casework.models.own_fields import OwnValue
from casework.own.forms import ChangedOwnFieldsForm, OwnFieldsForm
from casework.own.reading import fields_of, read_anew, retired_of, standing
from casework.own.writing import write
from casework.side_by_side import Side, carry, chosen, met


class OwnEntry:
    """The inputs on the page where a record is made: of each team that may be chosen there, its own."""

    def __init__(self, model: type[OwnValue], teams: Iterable[Team], data: Any = None) -> None:
        self.model = model
        known = list(teams)
        if data is not None:
            read_anew()
        fields = [field for team in known for field in fields_of(team, model.of)]
        self.form = OwnFieldsForm(data, fields=fields, several=len(known) > 1)
        self.form.retired = [field for team in known for field in retired_of(team, model.of)]

    def is_valid(self, team: Team | None) -> bool:
        """Whether what was typed into the fields of this team can be stored."""
        self.form.is_valid()
        self.form.let_rest_but(team.pk if team else None)
        return not self.form.errors

    def store(self, record: Any, *, by: User) -> None:
        """Write it on the record that was just made."""
        write(self.model, record, self.form.said(record.team_id), by=by)


class OwnAmendment:
    """The inputs in the form of a record that is there, whose row is locked while data is given."""

    def __init__(self, model: type[OwnValue], record: Any, data: Any = None) -> None:
        self.model, self.record = model, record
        if data is not None:
            read_anew()
        fields = fields_of(record.team_id, model.of)
        self.form = OwnFieldsForm(data, fields=fields, stand=standing(model, record.pk) if fields else None)
        self.form.retired = retired_of(record.team_id, model.of)

    def is_valid(self) -> bool:
        """Whether it can be stored."""
        return self.form.is_valid()

    def store(self, *, by: User) -> bool:
        """Write it; whether anything is otherwise now."""
        return write(self.model, self.record, self.form.said(), by=by)


class OwnChange:
    """A page of its own, for records whose other parts are closed or changed elsewhere."""

    def __init__(self, model: type[OwnValue], record: Any, data: Any = None) -> None:
        self.model, self.record = model, record
        if data is not None:
            read_anew()
        fields, retired = fields_of(record.team_id, model.of), retired_of(record.team_id, model.of)
        stand = standing(model, record.pk)
        as_stored = ChangedOwnFieldsForm(None, version=record.version, retired=retired, fields=fields, stand=stand)
        sent = data if data is None else chosen(data, as_stored)
        self.form = ChangedOwnFieldsForm(sent, version=record.version, retired=retired, fields=fields, stand=stand)
        if data is None:
            carry(self.form)
        self.theirs: list[Side] = []

    def is_valid(self) -> bool:
        """Whether it can be stored; where somebody else stored meanwhile, `theirs` says in what the two differ."""
        if not self.form.is_valid():
            return False
        self.theirs = met(self.record.version, self.form)
        return not self.theirs

    @property
    def status(self) -> int:
        """The answer's, where it was not stored."""
        return 200 if not self.form.is_bound else 409 if self.theirs else 422

    def store(self, *, by: User) -> bool:
        """Write it; whether anything is otherwise now."""
        return write(self.model, self.record, self.form.said(), by=by)
