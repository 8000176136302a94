"""Hours of a line as its supervisors write them in English, said in a language in which nobody wrote them."""

import re

from config.public.saying import Said, Sentences

_CLOCK = r"(\d{1,2})(?:[:.](\d{2}))?"
_FROM_TO = re.compile(rf"\s*(?:from )?{_CLOCK}\s*(?:to|until|-|–)\s*{_CLOCK},?\s*Syria(?:[’']s|n) time\.?\s*", re.I)


def said_hours(english: str, words: Sentences) -> Said | None:
    """From when until when, by Syria's time, in the language of the page; None where more was written than that."""
    found = _FROM_TO.fullmatch(english)
    if found is None:
        return None
    first, last = (f"{int(hour)}:{minute or '00'}" for hour, minute in (found.group(1, 2), found.group(3, 4)))
    return words.fill("hours", first=first, last=last)
