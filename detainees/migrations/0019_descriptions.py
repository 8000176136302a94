"""What somebody looks like and says, and by what it became known who they are; an entry may be one without a name."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_see_numbers"),
        ("detainees", "0018_own_closing"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Description",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(default=1)),
                ("in_force", models.BooleanField(default=True)),
                (
                    "age_from",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="estimated age, from"),
                ),
                ("age_to", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="estimated age, to")),
                ("age_on", models.DateField(blank=True, null=True, verbose_name="day of the estimate")),
                (
                    "height_from",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="height in centimetres, from"),
                ),
                (
                    "height_to",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="height in centimetres, to"),
                ),
                (
                    "build",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("emaciated", "Emaciated"),
                            ("slight", "Slight"),
                            ("medium", "Medium"),
                            ("heavy", "Heavy"),
                        ],
                        max_length=10,
                        verbose_name="build",
                    ),
                ),
                (
                    "hair",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("black", "Black"),
                            ("brown", "Brown"),
                            ("fair", "Fair"),
                            ("grey", "Grey"),
                            ("bald", "Bald"),
                        ],
                        max_length=10,
                        verbose_name="hair",
                    ),
                ),
                (
                    "eyes",
                    models.CharField(
                        blank=True,
                        choices=[("black", "Black"), ("brown", "Brown"), ("green", "Green"), ("blue", "Blue")],
                        max_length=10,
                        verbose_name="eyes",
                    ),
                ),
                ("marks", models.TextField(blank=True, verbose_name="marks")),
                (
                    "dialects",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("damascus", "Damascus and around"),
                                ("homs-hama", "Homs and Hama"),
                                ("aleppo", "Aleppo"),
                                ("idlib", "Idlib and the northern countryside"),
                                ("coast", "The coast and its mountains"),
                                ("hawran", "Hawran"),
                                ("suwayda", "Jabal al-Arab"),
                                ("euphrates", "The Euphrates and the Jazira"),
                                ("bedouin", "Bedouin"),
                                ("palestinian", "Palestinian"),
                                ("lebanese", "Lebanese"),
                                ("iraqi", "Iraqi"),
                                ("kurdish", "Kurdish"),
                                ("turkmen", "Turkmen or Turkish"),
                                ("other", "Another one"),
                            ],
                            max_length=15,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="dialect",
                    ),
                ),
                ("dialect_note", models.CharField(blank=True, max_length=200, verbose_name="dialect in words")),
                (
                    "speech",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("clear", "Speaks clearly"),
                            ("confused", "Speaks confusedly"),
                            ("few-words", "Only single words"),
                            ("silent", "Does not speak"),
                            ("cannot", "Cannot hear or speak"),
                        ],
                        max_length=10,
                        verbose_name="speech",
                    ),
                ),
                ("says", models.TextField(blank=True, verbose_name="what they say")),
                ("now_place", models.CharField(blank=True, max_length=200, verbose_name="place where they are now")),
                (
                    "born_from",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.functions.datetime.ExtractYear("age_on"), "-", models.F("age_to")
                            ),
                            "-",
                            models.Value(1),
                        ),
                        output_field=models.IntegerField(),
                    ),
                ),
                (
                    "born_to",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.expressions.CombinedExpression(
                            django.db.models.functions.datetime.ExtractYear("age_on"), "-", models.F("age_from")
                        ),
                        output_field=models.IntegerField(),
                    ),
                ),
                (
                    "mark_words",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80), blank=True, default=list, size=None
                    ),
                ),
                (
                    "said_words",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80), blank=True, default=list, size=None
                    ),
                ),
                ("given_by", models.CharField(blank=True, max_length=200, verbose_name="who describes them")),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "detainee",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="descriptions",
                        to="detainees.detainee",
                    ),
                ),
                (
                    "now_governorate",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="detainees.governorate",
                        verbose_name="now in",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "description",
                "verbose_name_plural": "descriptions",
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("in_force", True)), fields=["born_from", "born_to"], name="description_born"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        condition=models.Q(("in_force", True)), fields=["mark_words"], name="description_marks"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        condition=models.Q(("in_force", True)), fields=["said_words"], name="description_said"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("detainee", "number"), name="description_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("in_force", True)), fields=("detainee",), name="description_in_force"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("age_from__isnull", True), ("age_on__isnull", True), ("age_to__isnull", True)),
                            models.Q(
                                ("age_from__gte", 0),
                                ("age_on__isnull", False),
                                ("age_to__gte", models.F("age_from")),
                                ("age_to__lte", 120),
                            ),
                            _connector="OR",
                        ),
                        name="description_age_with_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("height_from__isnull", True), ("height_to__isnull", True)),
                            models.Q(
                                ("height_from__gte", 30),
                                ("height_to__gte", models.F("height_from")),
                                ("height_to__lte", 250),
                            ),
                            _connector="OR",
                        ),
                        name="description_height_from_to",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("build__in", ["emaciated", "slight", "medium", "heavy", ""])),
                        name="description_build_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hair__in", ["black", "brown", "fair", "grey", "bald", ""])),
                        name="description_hair_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("eyes__in", ["black", "brown", "green", "blue", ""])),
                        name="description_eyes_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("speech__in", ["clear", "confused", "few-words", "silent", "cannot", ""])),
                        name="description_speech_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "dialects__contained_by",
                                [
                                    "damascus",
                                    "homs-hama",
                                    "aleppo",
                                    "idlib",
                                    "coast",
                                    "hawran",
                                    "suwayda",
                                    "euphrates",
                                    "bedouin",
                                    "palestinian",
                                    "lebanese",
                                    "iraqi",
                                    "kurdish",
                                    "turkmen",
                                    "other",
                                ],
                            )
                        ),
                        name="description_dialects_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "marks__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "dialect_note__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "says__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "now_place__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "given_by__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                        ),
                        name="description_visible",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Identification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("relative", "By a relative"),
                            ("acquaintance", "By somebody who knew them"),
                            ("themselves", "They said it themselves"),
                            ("papers", "By papers"),
                            ("fingerprint", "By a fingerprint"),
                            ("dna", "By a DNA test"),
                            ("other", "In another way"),
                        ],
                        max_length=15,
                        verbose_name="how they were recognised",
                    ),
                ),
                ("recognised_by", models.CharField(blank=True, max_length=200, verbose_name="by whom")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "merge",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="identification", to="detainees.merge"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "identification",
                "verbose_name_plural": "identifications",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "how__in",
                                ["relative", "acquaintance", "themselves", "papers", "fingerprint", "dna", "other"],
                            )
                        ),
                        name="identification_how_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "recognised_by__regex",
                                "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                            ),
                            _negated=True,
                        ),
                        name="identification_visible",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="detainee",
            name="unidentified",
            field=models.BooleanField(db_default=False, default=False, verbose_name="unidentified"),
        ),
        migrations.AddIndex(
            model_name="detainee",
            index=models.Index(
                condition=models.Q(("unidentified", True)), fields=["organisation", "id"], name="detainee_unidentified"
            ),
        ),
    ]
