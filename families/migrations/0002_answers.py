"""What callers were told, bad news with its signatures, and what must hold of them whoever writes."""

from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from casework.guards import actor_guard, signed_guard

SQL = Path(__file__).parent.parent / "sql"
GUARDS = "".join((SQL / f"{name}.sql").read_text() for name in ("answers", "news", "inquiries"))
UNDO = """
DROP FUNCTION check_answer, check_answered, await_wish, shake_by_record, shake_by_inquiry, shake_by_wish,
    shake_by_person, check_bad_news, check_news_goes_on, check_signature CASCADE;
DROP FUNCTION refuse_unsigned, refuse_untrue, news_stands, stands_news, freed_after, was_told, is_relative, is_told,
    signs_bad_news, person_of_news, shake, answers_about, check_answer_rests, answer_holds, newer_since, may_tell,
    may_be_told, worse_since, has_died, may_hear, identity_in, identity_for, wish_binding, wish_standing, are_two, entries_of;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0011_family_centre"),
        ("detainees", "0020_description_guards"),
        ("families", "0001_initial"),
        ("releases", "0035_wishes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("release", "A verified release"),
                            ("will-ask", "That we will ask"),
                            ("nothing", "Nothing, in the same words"),
                            ("again", "That no more can be said"),
                            ("bad-news", "Bad news"),
                        ],
                        max_length=20,
                        verbose_name="what was told",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("ar", "Arabic"),
                            ("en", "English"),
                            ("ku", "Kurdish"),
                            ("tr", "Turkish"),
                            ("de", "German"),
                            ("fr", "French"),
                        ],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("text", models.TextField(verbose_name="in these words")),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("call", "By telephone"),
                            ("message", "By message"),
                            ("e-mail", "By e-mail"),
                            ("visit", "In person"),
                        ],
                        max_length=20,
                        verbose_name="how",
                    ),
                ),
                (
                    "identity",
                    models.CharField(
                        choices=[
                            ("not-checked", "Not checked"),
                            ("known", "Known to the team"),
                            ("questions", "Knew what the family knows"),
                            ("called-back", "Called back"),
                            ("document", "Showed a document"),
                            ("failed", "Does not fit"),
                        ],
                        max_length=20,
                        verbose_name="how it was checked who they are",
                    ),
                ),
                (
                    "named",
                    models.BooleanField(default=False, verbose_name="one of the relatives whom the person named"),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "finding_revision",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="releases.findingrevision",
                    ),
                ),
                (
                    "inquiry",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="families.inquiry",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="releases.revision",
                    ),
                ),
                (
                    "wish",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="releases.wish",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer",
                "verbose_name_plural": "answers",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["ar", "en", "ku", "tr", "de", "fr"])),
                        name="answer_language_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("how__in", ["call", "message", "e-mail", "visit"])), name="answer_how_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("identity__in", ["not-checked", "known", "questions", "called-back", "document", "failed"])
                        ),
                        name="answer_identity_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "text__regex",
                                "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                            ),
                            _negated=True,
                        ),
                        name="answer_visible",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="answer_says_something"
                    ),
                ],
                "indexes": [
                    models.Index(models.F("inquiry"), models.F("id"), name="answer_of_inquiry"),
                    models.Index(
                        models.F("revision"), condition=models.Q(("revision__isnull", False)), name="answer_on_revision"
                    ),
                    models.Index(
                        models.F("finding_revision"),
                        condition=models.Q(("finding_revision__isnull", False)),
                        name="answer_on_finding",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BadNews",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("death", "A death"),
                            ("detained-again", "Detained again"),
                            ("mistaken", "It was another person"),
                            ("corrected", "What we told is not so"),
                        ],
                        max_length=20,
                        verbose_name="what it is",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("ar", "Arabic"),
                            ("en", "English"),
                            ("ku", "Kurdish"),
                            ("tr", "Turkish"),
                            ("de", "German"),
                            ("fr", "French"),
                        ],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("text", models.TextField(verbose_name="what the family will be told")),
                ("evidence", models.TextField(verbose_name="on what it stands")),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "support",
                    models.CharField(
                        blank=True,
                        choices=[("taken", "Was taken"), ("declined", "Was declined")],
                        max_length=20,
                        verbose_name="psychosocial support",
                    ),
                ),
                ("support_at", models.DateTimeField(blank=True, null=True)),
                ("dropped_at", models.DateTimeField(blank=True, null=True)),
                (
                    "detainee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="detainees.detainee"
                    ),
                ),
                (
                    "dropped_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "finding_revision",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="releases.findingrevision",
                    ),
                ),
                (
                    "inquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="news", to="families.inquiry"
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="releases.revision",
                    ),
                ),
                (
                    "support_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "bad news",
                "verbose_name_plural": "bad news",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["death", "detained-again", "mistaken", "corrected"])),
                        name="badnews_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["ar", "en", "ku", "tr", "de", "fr"])),
                        name="badnews_language_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("support__in", ["taken", "declined", ""])), name="badnews_support_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "text__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "evidence__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                        ),
                        name="badnews_visible",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True), models.Q(("evidence", ""), _negated=True)
                        ),
                        name="badnews_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("support", ""), ("support_at__isnull", True), ("support_by__isnull", True)),
                            models.Q(
                                models.Q(("support", ""), _negated=True),
                                ("support_at__isnull", False),
                                ("support_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="badnews_support_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dropped_at__isnull", True), ("dropped_by__isnull", True)),
                            models.Q(("dropped_at__isnull", False), ("dropped_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="badnews_dropped_pair",
                    ),
                ],
                "indexes": [
                    models.Index(
                        models.F("id"), condition=models.Q(("dropped_at__isnull", True)), name="badnews_not_dropped"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Shaken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "answer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="shaken", to="families.answer"
                    ),
                ),
            ],
            options={
                "verbose_name": "answer that may not hold",
                "verbose_name_plural": "answers that may not hold",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "news",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="families.badnews",
                    ),
                ),
            ],
            options={
                "verbose_name": "signature under bad news",
                "verbose_name_plural": "signatures under bad news",
                "default_permissions": (),
                "constraints": [models.UniqueConstraint(fields=("news", "by"), name="signature_once")],
            },
        ),
        migrations.RemoveConstraint(
            model_name="inquiry",
            name="inquiry_status_known",
        ),
        migrations.RemoveConstraint(
            model_name="inquiry",
            name="inquiry_open_is_due",
        ),
        migrations.RemoveIndex(
            model_name="inquiry",
            name="inquiry_due_of_team",
        ),
        migrations.RemoveIndex(
            model_name="inquiry",
            name="inquiry_due",
        ),
        migrations.RemoveIndex(
            model_name="inquiry",
            name="inquiry_rank_of_team",
        ),
        migrations.RemoveIndex(
            model_name="inquiry",
            name="inquiry_of_owner",
        ),
        migrations.RemoveIndex(
            model_name="inquiry",
            name="inquiry_to_tell",
        ),
        migrations.AlterField(
            model_name="inquiry",
            name="status",
            field=models.CharField(
                choices=[
                    ("new", "new"),
                    ("tracing", "being traced"),
                    ("possible-match", "possible match"),
                    ("answered", "answered"),
                    ("referred", "referred"),
                    ("closed", "closed"),
                ],
                default="new",
                editable=False,
                max_length=20,
                verbose_name="state",
            ),
        ),
        migrations.AddIndex(
            model_name="inquiry",
            index=models.Index(
                models.F("team"),
                models.F("due"),
                models.F("id"),
                condition=models.Q(("status__in", ("new", "tracing", "possible-match", "answered"))),
                name="inquiry_due_of_team",
            ),
        ),
        migrations.AddIndex(
            model_name="inquiry",
            index=models.Index(
                models.F("due"),
                models.F("id"),
                models.F("team"),
                condition=models.Q(("status__in", ("new", "tracing", "possible-match", "answered"))),
                name="inquiry_due",
            ),
        ),
        migrations.AddIndex(
            model_name="inquiry",
            index=models.Index(
                models.F("team"),
                models.F("rank"),
                models.F("id"),
                condition=models.Q(("status__in", ("new", "tracing", "possible-match", "answered"))),
                name="inquiry_rank_of_team",
            ),
        ),
        migrations.AddIndex(
            model_name="inquiry",
            index=models.Index(
                models.F("owner"),
                models.F("due"),
                models.F("id"),
                condition=models.Q(("status__in", ("new", "tracing", "possible-match", "answered"))),
                name="inquiry_of_owner",
            ),
        ),
        migrations.AddIndex(
            model_name="inquiry",
            index=models.Index(
                models.F("team"),
                models.F("detainee"),
                condition=models.Q(
                    ("detainee__isnull", False), ("status__in", ("new", "tracing", "possible-match", "answered"))
                ),
                name="inquiry_to_tell",
            ),
        ),
        migrations.AddConstraint(
            model_name="inquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["new", "tracing", "possible-match", "answered", "referred", "closed"])
                ),
                name="inquiry_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="inquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("due__isnull", False), ("status__in", ("new", "tracing", "possible-match", "answered"))),
                    models.Q(("status__in", ("new", "tracing", "possible-match", "answered")), _negated=True),
                    _connector="OR",
                ),
                name="inquiry_open_is_due",
            ),
        ),
        migrations.AddField(
            model_name="answer",
            name="news",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="answer",
                to="families.badnews",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["release", "will-ask", "nothing", "again", "bad-news"])),
                name="answer_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "release"), ("revision__isnull", False), ("wish__isnull", False)),
                    models.Q(("kind__in", ("will-ask", "again")), ("revision__isnull", False)),
                    ("kind__in", ("nothing", "bad-news")),
                    _connector="OR",
                ),
                name="answer_rests_on_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "bad-news"), ("news__isnull", False)),
                    models.Q(models.Q(("kind", "bad-news"), _negated=True), ("news__isnull", True)),
                    _connector="OR",
                ),
                name="answer_bad_news_is_signed",
            ),
        ),
        *(actor_guard(f"families_{name}") for name in ("answer", "badnews", "signature")),
        signed_guard("families_answer", "by_id"),
        signed_guard("families_badnews", "written_by_id", "support_by_id", "dropped_by_id"),
        signed_guard("families_signature", "by_id"),
        migrations.RunSQL(GUARDS, UNDO),
    ]
