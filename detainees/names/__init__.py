"""Names of people in Arabic, Latin, Kurdish and Turkish spelling, made comparable.

`normalise` brings letters to one form, `readings` says how a part may sound and which consonants make its skeleton,
`person_keys` are what the register is searched by, `closeness` says how likely two spellings are one name,
`any_alike` whether two persons may bear one, and `free_parts` takes a name that was typed as one line apart.
"""

from detainees.names.comparing import closeness
from detainees.names.fitting import any_alike, names_in
from detainees.names.keys import (
    KEYS_VERSION,
    fact_keys,
    nearby_keys,
    pair_keys,
    person_keys,
    shared_keys,
    spelled,
    unknown_key,
)
from detainees.names.letters import normalise
from detainees.names.lines import free_parts, is_kunya, ways_meant, words_of
from detainees.names.skeleton import Reading, readings, skeletons

__all__ = (
    "KEYS_VERSION",
    "Reading",
    "any_alike",
    "closeness",
    "fact_keys",
    "free_parts",
    "is_kunya",
    "names_in",
    "nearby_keys",
    "normalise",
    "pair_keys",
    "person_keys",
    "readings",
    "shared_keys",
    "skeletons",
    "spelled",
    "unknown_key",
    "ways_meant",
    "words_of",
)
