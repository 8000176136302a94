"""All that is published, in the order of the document."""

from config.api.advisories import ADVISORIES
from config.api.figures import FIGURES
from config.api.statements import STATEMENTS, TALLIES

PUBLISHED = (STATEMENTS, TALLIES, FIGURES, ADVISORIES)
