"""What a family wrote, as it is sealed and as it is read again."""

import json
from dataclasses import asdict, dataclass

from casework.sealed import opened, seal_for
from families.lists import Method
from families.models import Intake
from families.phones import GivenContact


@dataclass(frozen=True, repr=False)
class Written:
    """What stood in the form, by its fields; `number` as it was read ("" where there is none) with its country."""

    sought: str
    father: str = ""
    mother: str = ""
    birth: str = ""
    seen: str = ""
    relation: str = ""
    asks: tuple[str, ...] = ()
    text: str = ""
    own_name: str = ""
    method: str = Method.CALL.value
    number: str = ""
    kind: str = ""
    region: str = ""
    unusual: bool = False
    zone: str = ""
    hours_from: str = ""  # "18:00"
    hours_to: str = ""
    message: str = ""

    @property
    def given(self) -> GivenContact | None:
        """How the family is reached, where they said so."""
        return GivenContact(self.kind, self.number, self.region, self.unusual) if self.number else None


def sealed_for(row: int, written: Written) -> str:
    """What was written, for the intake with this id and no other."""
    return seal_for(Intake, "content", row, json.dumps(asdict(written)))


def written_in(intake: Intake) -> Written:
    """What was written. Raises NotSealedHere; of one that was taken nothing is left to be read."""
    values = json.loads(opened(intake, "content"))
    return Written(**{**values, "asks": tuple(values["asks"])})
