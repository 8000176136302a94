"""Points in time, as they were in Syria."""

import datetime

from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from config.interface.numerals import digits


def moment(when: datetime.datetime | datetime.date | None) -> SafeString:
    """A `<time>` in words of the page's language, to the minute for a moment, to the day for a date; "" for None."""
    if when is None:
        return SafeString("")
    said = formats.date_format(when, "j F Y")
    if isinstance(when, datetime.datetime):
        when = timezone.localtime(when)
        said = f"{formats.date_format(when, 'j F Y')}، {when:%H:%M}"
    return format_html('<time datetime="{}" class="nowrap">{}</time>', when.isoformat(), digits(said))
