"""Second factors and devices of the matrix's people."""

from typing import TYPE_CHECKING

from accounts.acting import acting
from accounts.devices import KNOWN_AS
from accounts.models import Device
from accounts.models.devices import Answer
from tests.accounts.keys import SoftKey

if TYPE_CHECKING:
    from tests.matrix.world import World


def factors(world: "World") -> None:
    """A security key of the supervisor, and a device on which the documenter has not said that it is theirs."""
    world.found["security key", "the supervisor's"] = {"pk": SoftKey().belongs_to(world.user("supervisor")).pk}
    documenter = world.user("documenter")
    with acting(documenter):
        Device.objects.create(person=documenter, digest="0" * 32, answer=Answer.FIRST)
        found = Device.objects.create(person=documenter, digest="1" * 32)
    world.found["new device", "the documenter's"] = {"pk": found.pk}
    for subject in ("security key", "new device"):
        world.found[subject, "unknown"] = {"pk": 999_999_999}


def sign_in_on_known_devices(world: "World") -> None:
    """The documenter's browser is the one that they used first."""
    session = world.clients["documenter"].session
    session[KNOWN_AS] = Device.objects.get(person=world.user("documenter"), answer=Answer.FIRST).pk
    session.save()
