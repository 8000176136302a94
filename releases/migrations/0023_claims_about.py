"""A claim speaks of one thing: a release, its conditions, a detention, an identity number or a link."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("detainees", "0015_looking_up"),
        ("releases", "0022_sources"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="claim",
            name="condition",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="claims_of_conditions",
                to="releases.release",
                verbose_name="release of whose conditions it speaks",
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="detention",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="claims",
                to="detainees.detention",
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="link",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="claims",
                to="detainees.link",
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="number",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="claims",
                to="detainees.identitynumber",
            ),
        ),
        migrations.AlterField(
            model_name="claim",
            name="release",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="claims",
                to="releases.release",
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                condition=models.Q(("condition__isnull", False)), fields=["condition"], name="claim_of_condition"
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                condition=models.Q(("detention__isnull", False)), fields=["detention"], name="claim_of_detention"
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                condition=models.Q(("number__isnull", False)), fields=["number"], name="claim_of_number"
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(condition=models.Q(("link__isnull", False)), fields=["link"], name="claim_of_link"),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("condition__isnull", True),
                        ("detention__isnull", True),
                        ("link__isnull", True),
                        ("number__isnull", True),
                        ("release__isnull", False),
                    ),
                    models.Q(
                        ("condition__isnull", False),
                        ("detention__isnull", True),
                        ("link__isnull", True),
                        ("number__isnull", True),
                        ("release__isnull", True),
                    ),
                    models.Q(
                        ("condition__isnull", True),
                        ("detention__isnull", False),
                        ("link__isnull", True),
                        ("number__isnull", True),
                        ("release__isnull", True),
                    ),
                    models.Q(
                        ("condition__isnull", True),
                        ("detention__isnull", True),
                        ("link__isnull", True),
                        ("number__isnull", False),
                        ("release__isnull", True),
                    ),
                    models.Q(
                        ("condition__isnull", True),
                        ("detention__isnull", True),
                        ("link__isnull", False),
                        ("number__isnull", True),
                        ("release__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="claim_of_one_thing",
            ),
        ),
    ]
