"""The register: places, facilities, persons, their names, numbers, links and detentions."""

from detainees.models.agreements import Agreement, ProbeCount
from detainees.models.descriptions import Description, Identification
from detainees.models.detainees import Detainee, DetaineeGrant
from detainees.models.detentions import Detention, Stay
from detainees.models.facility_merges import FacilityMerge
from detainees.models.keys import NameKeys
from detainees.models.linkage import DeskThreshold, JobState, LinkageWeights, RegisterJob
from detainees.models.links import Link
from detainees.models.merges import Merge, PairVerdict
from detainees.models.names import Name, OtherName
from detainees.models.numbers import IdentityNumber, NumberShown
from detainees.models.own_values import DetaineeOwnValue
from detainees.models.pairs import Pair, PairDecision
from detainees.models.places import Facility, Governorate, Place
from detainees.models.warnings import WarningCount, WarningIdentifier

__all__ = [
    "Agreement", "Description", "DeskThreshold", "Detainee", "DetaineeGrant", "DetaineeOwnValue", "Detention",
    "Facility", "FacilityMerge", "Governorate", "Identification", "IdentityNumber", "JobState", "Link",
    "LinkageWeights", "Merge", "Name", "NameKeys", "NumberShown", "OtherName", "Pair", "PairDecision", "PairVerdict",
    "Place", "ProbeCount", "RegisterJob", "Stay", "WarningCount", "WarningIdentifier",
]  # fmt: skip
