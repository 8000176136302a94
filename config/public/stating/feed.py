"""Published statements and their corrections as an Atom feed; of what was withdrawn it says that, and no more."""

from collections.abc import Callable

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from config.public.stating.shown import Stated


def as_atom(stated: Stated, absolute: Callable[[str], str]) -> str:
    """The feed; `absolute` makes a whole address of one of this site's."""
    words, language = stated.say["statements"], stated.language
    feed = Atom1Feed(
        title=words["heading"].plain,
        link=absolute(reverse("public:statements", args=[language])),
        description=words["lead"].plain,
        language=language.code,
        feed_url=absolute(reverse("public:statements-feed", args=[language])),
    )
    for each in stated.lately:
        gone = " ".join(sentence.plain for sentence in each.withdrawal)
        feed.add_item(
            title=each.kind.plain if each.withdrawn else f"{each.kind.plain}: {each.title.plain}",
            link=absolute(each.url),
            description=gone or each.summary,
            unique_id=f"urn:sha256:{each.digest}",
            pubdate=each.statement.published_at,
            updateddate=each.changed_at,
            author_name=each.organisation.plain,
        )
    return feed.writeString("utf-8")
