"""PostgreSQL refuses a word that no list has, and the release of a person of another organisation."""

from pathlib import Path

from django.conf import settings
from django.db import migrations, models


SQL = (Path(__file__).parent.parent / "sql" / "facts.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_what_stays"),
        ("detainees", "0009_known_words"),
        ("releases", "0008_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(("connection__in", ["self", "witness", "relative", "repeats"])),
                name="claim_connection_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(("reliability__in", ["A", "B", "C", "D", "E", "F"])), name="claim_reliability_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(("credibility__in", ["1", "2", "3", "4", "5", "6"])), name="claim_credibility_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(("cite__in", ["not-asked", "refused", "without-name", "with-name"])),
                name="claim_cite_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["stands", "withdrawn", "found-false"])), name="claim_state_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.CheckConstraint(
                condition=models.Q(("group_bound__in", ["exactly", "at-least", "about", "range", ""])),
                name="release_group_bound_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("health__in", ["well", "weak", "needs-care", "critical", "confused", "unknown", ""])
                ),
                name="release_health_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.CheckConstraint(
                condition=models.Q(("needs__contained_by", ["transport", "shelter", "medical", "psychosocial"])),
                name="release_needs_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.CheckConstraint(
                condition=models.Q(("security_case__in", ["closed", "not", "unknown"])),
                name="release_security_case_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.CheckConstraint(
                condition=models.Q(("wish__in", ["not-asked", "nobody", "named-relatives", "checked-relative"])),
                name="release_wish_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.CheckConstraint(
                condition=models.Q(("group_bound__in", ["exactly", "at-least", "about", "range", ""])),
                name="revision_group_bound_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("health__in", ["well", "weak", "needs-care", "critical", "confused", "unknown", ""])
                ),
                name="revision_health_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.CheckConstraint(
                condition=models.Q(("needs__contained_by", ["transport", "shelter", "medical", "psychosocial"])),
                name="revision_needs_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.CheckConstraint(
                condition=models.Q(("security_case__in", ["closed", "not", "unknown"])),
                name="revision_security_case_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.CheckConstraint(
                condition=models.Q(("sex__in", ["female", "male", "unknown"])), name="revision_sex_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="verdict",
            constraint=models.CheckConstraint(
                condition=models.Q(("ruling__in", ["verified", "returned", "rejected"])), name="verdict_ruling_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="verdict",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "reason__in",
                        [
                            "did-not-happen",
                            "other-person",
                            "other-wave",
                            "not-a-release",
                            "already-recorded",
                            "not-enough-yet",
                            "source-found-false",
                            "",
                        ],
                    )
                ),
                name="verdict_reason_known",
            ),
        ),
    ]
