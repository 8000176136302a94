"""People, organisations, teams and roles; how one signs in, and what was done to accounts."""

import datetime
import django.contrib.postgres.fields
import django.core.validators
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

from accounts.at_once import AtOnce


class Migration(migrations.Migration):
    replaces = [
        ("accounts", "0001_initial"),
        ("accounts", "0003_people_and_sessions"),
        ("accounts", "0007_see_numbers"),
        ("accounts", "0010_take_inquiries"),
        ("accounts", "0011_family_centre"),
        ("accounts", "0012_see_extortion"),
        ("accounts", "0013_remove_inquiries"),
        ("accounts", "0014_advisories"),
        ("accounts", "0015_open_to_public"),
        ("accounts", "0016_desk_care"),
        ("accounts", "0017_figures"),
        ("accounts", "0018_access_tokens"),
        ("accounts", "0019_statements"),
        ("accounts", "0020_exports"),
        ("accounts", "0021_own_fields"),
        ("accounts", "0022_devices_keys_settings"),
        ("accounts", "0023_work_handed_over"),
        ("accounts", "0024_device_answers"),
    ]

    initial = True

    dependencies = [("auth", "0012_alter_user_first_name_max_length")]

    operations = [
        AtOnce(
            migrations.CreateModel(
                name="Organisation",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("slug", models.SlugField(max_length=40, unique=True, verbose_name="short name")),
                    ("name_ar", models.CharField(max_length=200, verbose_name="name in Arabic")),
                    ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                ],
                options={
                    "verbose_name": "organisation",
                    "verbose_name_plural": "organisations",
                    "permissions": [
                        ("oversee_work", "oversee work"),
                        ("see_persons", "see persons"),
                        ("see_numbers", "see numbers"),
                        ("see_verified", "see verified"),
                        ("see_tallies", "see tallies"),
                        ("see_extortion", "see extortion"),
                        ("see_desk_figures", "see desk figures"),
                        ("write_advisories", "write advisories"),
                        ("publish_advisories", "publish advisories"),
                        ("draft_statements", "draft statements"),
                        ("publish_statements", "publish statements"),
                        ("write_figures", "write figures"),
                        ("publish_figures", "publish figures"),
                        ("request_exports", "request exports"),
                        ("approve_exports", "approve exports"),
                        ("administer_people", "administer people"),
                        ("confirm_roles", "confirm roles"),
                    ],
                    "default_permissions": (),
                },
            ),
            migrations.CreateModel(
                name="User",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("password", models.CharField(max_length=128, verbose_name="password")),
                    ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                    (
                        "is_superuser",
                        models.BooleanField(
                            default=False,
                            help_text="Designates that this user has all permissions without explicitly assigning them.",
                            verbose_name="superuser status",
                        ),
                    ),
                    (
                        "username",
                        models.CharField(
                            max_length=60,
                            unique=True,
                            validators=[
                                django.core.validators.RegexValidator(
                                    "^(?!system-)[a-z0-9][a-z0-9._-]{1,59}$",
                                    "Use 2 to 60 small Latin letters, digits, dots, hyphens or underscores, beginning with a letter or a digit.",
                                )
                            ],
                            verbose_name="user name",
                        ),
                    ),
                    ("display_name", models.CharField(max_length=120, verbose_name="name shown to colleagues")),
                    (
                        "alias",
                        models.CharField(blank=True, max_length=60, verbose_name="name shown to outside readers"),
                    ),
                    ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                    (
                        "language",
                        models.CharField(
                            choices=[("ar", "العربية"), ("en", "English")],
                            default="ar",
                            max_length=2,
                            verbose_name="language",
                        ),
                    ),
                    (
                        "digits",
                        models.CharField(
                            choices=[("western", "0123"), ("arabic", "٠١٢٣")],
                            default="western",
                            max_length=7,
                            verbose_name="digits",
                        ),
                    ),
                    ("is_active", models.BooleanField(default=True, verbose_name="may log in")),
                    ("is_staff", models.BooleanField(default=False, verbose_name="keeps reference data")),
                    ("is_system", models.BooleanField(default=False)),
                    ("joined_at", models.DateTimeField(default=timezone.now)),
                    ("undertaking_accepted_at", models.DateTimeField(blank=True, null=True)),
                    ("undertaking_version", models.PositiveSmallIntegerField(blank=True, null=True)),
                    (
                        "groups",
                        models.ManyToManyField(
                            blank=True,
                            help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                            related_name="user_set",
                            related_query_name="user",
                            to="auth.group",
                            verbose_name="groups",
                        ),
                    ),
                    (
                        "user_permissions",
                        models.ManyToManyField(
                            blank=True,
                            help_text="Specific permissions for this user.",
                            related_name="user_set",
                            related_query_name="user",
                            to="auth.permission",
                            verbose_name="user permissions",
                        ),
                    ),
                    (
                        "months",
                        models.CharField(
                            choices=[("syrian", "Syrian: أيار"), ("international", "international: مايو")],
                            default="syrian",
                            max_length=13,
                            verbose_name="names of the months",
                        ),
                    ),
                    (
                        "scheme",
                        models.CharField(
                            choices=[("auto", "Automatic"), ("light", "Light"), ("dark", "Dark")],
                            default="auto",
                            max_length=5,
                            verbose_name="colours",
                        ),
                    ),
                    (
                        "text_size",
                        models.CharField(
                            choices=[
                                ("normal", "Normal"),
                                ("large", "Large"),
                                ("larger", "Very large"),
                                ("largest", "Largest"),
                            ],
                            default="normal",
                            max_length=7,
                            verbose_name="size of the text",
                        ),
                    ),
                    ("shortcuts", models.BooleanField(default=True, verbose_name="keyboard shortcuts")),
                    ("password_stopped_at", models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    "verbose_name": "person with an account",
                    "verbose_name_plural": "people with accounts",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("undertaking_accepted_at__isnull", True), ("undertaking_version__isnull", True)
                                ),
                                models.Q(
                                    ("undertaking_accepted_at__isnull", False), ("undertaking_version__isnull", False)
                                ),
                                _connector="OR",
                            ),
                            name="user_undertaking_pair",
                        ),
                        models.CheckConstraint(condition=models.Q(("is_superuser", False)), name="user_no_superuser"),
                        models.CheckConstraint(
                            condition=models.Q(("username__regex", "^[a-z0-9][a-z0-9._-]{1,59}$")),
                            name="user_username_form",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("is_system", True),
                                    ("password__startswith", "!"),
                                    ("username__startswith", "system-"),
                                ),
                                models.Q(
                                    ("is_system", False), models.Q(("username__startswith", "system-"), _negated=True)
                                ),
                                _connector="OR",
                            ),
                            name="user_system_cannot_sign_in",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Invitation",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("digest", models.CharField(max_length=64, unique=True)),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    ("expires_at", models.DateTimeField()),
                    ("taken_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "made_by",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                    (
                        "user",
                        models.ForeignKey(
                            on_delete=models.PROTECT, related_name="invitations", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "confirmed_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "purpose",
                        models.CharField(
                            choices=[
                                ("account", "a new account"),
                                ("password", "a lost password"),
                                ("second-factor", "a lost password and second factor"),
                            ],
                            max_length=20,
                            verbose_name="for",
                        ),
                    ),
                    ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    "verbose_name": "link handed over",
                    "verbose_name_plural": "links handed over",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("expires_at__gt", models.F("made_at")),
                                (
                                    "expires_at__lte",
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("made_at"), "+", models.Value(datetime.timedelta(days=3))
                                    ),
                                ),
                            ),
                            name="invitation_lasts_72_hours",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                                models.Q(
                                    ("confirmed_at__isnull", False),
                                    ("confirmed_by__isnull", False),
                                    models.Q(("confirmed_by", models.F("user")), _negated=True),
                                    models.Q(("confirmed_by", models.F("made_by")), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="invitation_confirmed_pair",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("purpose", "second-factor"), _negated=True),
                                ("taken_at__isnull", True),
                                ("confirmed_at__isnull", False),
                                _connector="OR",
                            ),
                            name="invitation_second_factor_by_two",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("taken_at__isnull", True), ("withdrawn_at__isnull", True), _connector="OR"
                            ),
                            name="invitation_taken_or_withdrawn",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("taken_at__isnull", True), ("taken_at__lte", models.F("expires_at")), _connector="OR"
                            ),
                            name="invitation_taken_in_time",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("made_by", models.F("user")), _negated=True),
                            name="invitation_not_by_oneself",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("taken_at__isnull", True), ("withdrawn_at__isnull", True)),
                            fields=("user",),
                            name="invitation_one_open",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="OrganisationGroupPermission",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("content_object", models.ForeignKey(on_delete=models.CASCADE, to="accounts.organisation")),
                    ("group", models.ForeignKey(on_delete=models.CASCADE, to="auth.group")),
                    ("permission", models.ForeignKey(on_delete=models.CASCADE, to="auth.permission")),
                ],
                options={"abstract": False, "unique_together": {("group", "permission", "content_object")}},
            ),
            migrations.CreateModel(
                name="Team",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("slug", models.SlugField(max_length=40, verbose_name="short name")),
                    ("name_ar", models.CharField(max_length=200, verbose_name="name in Arabic")),
                    ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                    (
                        "organisation",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="teams", to="accounts.organisation"),
                    ),
                    ("family_centre", models.BooleanField(default=False, verbose_name="family centre")),
                    ("open_to_public", models.BooleanField(default=False, verbose_name="open to the public page")),
                ],
                options={
                    "verbose_name": "team",
                    "verbose_name_plural": "teams",
                    "permissions": [
                        ("see_work", "see work"),
                        ("see_sources", "see sources"),
                        ("enter_records", "enter records"),
                        ("decide_on_records", "decide on records"),
                        ("take_inquiries", "take inquiries"),
                        ("show_callers", "show callers"),
                        ("sign_bad_news", "sign bad news"),
                        ("lead_desk", "lead desk"),
                        ("keep_own_fields", "keep own fields"),
                        ("remove_inquiries", "remove inquiries"),
                    ],
                    "default_permissions": (),
                    "constraints": [
                        models.UniqueConstraint(fields=("organisation", "slug"), name="team_slug_in_organisation")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Membership",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "role",
                        models.CharField(
                            choices=[
                                ("documenter", "documenter"),
                                ("supervisor", "supervisor"),
                                ("liaison", "liaison"),
                                ("analyst", "analyst"),
                                ("administrator", "administrator"),
                            ],
                            max_length=20,
                            verbose_name="role",
                        ),
                    ),
                    ("granted_at", models.DateTimeField(default=timezone.now)),
                    ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                    ("ended_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "confirmed_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "ended_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "granted_by",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                    ("group", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="auth.group")),
                    (
                        "user",
                        models.ForeignKey(
                            on_delete=models.PROTECT, related_name="memberships", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "team",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="memberships", to="accounts.team"),
                    ),
                ],
                options={
                    "verbose_name": "role in a team",
                    "verbose_name_plural": "roles in teams",
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("ended_at__isnull", True)),
                            fields=("user", "team", "role"),
                            name="membership_held_once",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("granted_by", models.F("user")), _negated=True),
                            name="membership_not_by_oneself",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                                models.Q(
                                    ("confirmed_at__isnull", False),
                                    ("confirmed_by__isnull", False),
                                    models.Q(("confirmed_by", models.F("user")), _negated=True),
                                    models.Q(("confirmed_by", models.F("granted_by")), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="membership_confirmed_pair",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                                models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="membership_ended_pair",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="TeamGroupPermission",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("content_object", models.ForeignKey(on_delete=models.CASCADE, to="accounts.team")),
                    ("group", models.ForeignKey(on_delete=models.CASCADE, to="auth.group")),
                    ("permission", models.ForeignKey(on_delete=models.CASCADE, to="auth.permission")),
                ],
                options={"abstract": False, "unique_together": {("group", "permission", "content_object")}},
            ),
            migrations.CreateModel(
                name="AccountChange",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "what",
                        models.CharField(
                            choices=[
                                ("invited", "invited"),
                                ("link-made", "link to set a new password made"),
                                ("link-confirmed", "removal of the second factor confirmed"),
                                ("link-withdrawn", "link withdrawn"),
                                ("password-set", "password set"),
                                ("second-factor-set", "second factor set up"),
                                ("second-factor-removed", "second factor removed"),
                                ("key-added", "security key added"),
                                ("key-removed", "security key removed"),
                                ("new-device", "signed in on a new device"),
                                (
                                    "device-denied",
                                    "a new device was not theirs: password stopped, signed out everywhere",
                                ),
                                ("undertaking-accepted", "undertaking of confidentiality accepted"),
                                ("role-offered", "role given, waiting for a second person"),
                                ("role-given", "role given"),
                                ("role-confirmed", "role confirmed"),
                                ("role-refused", "role not confirmed"),
                                ("role-ended", "role ended"),
                                ("token-made", "access token made"),
                                ("token-revoked", "access token revoked"),
                                ("deactivated", "account closed"),
                                ("reactivated", "account opened again"),
                            ],
                            max_length=30,
                        ),
                    ),
                    ("at", models.DateTimeField(default=timezone.now)),
                    ("by", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                    (
                        "membership",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="changes",
                            to="accounts.membership",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=models.PROTECT, related_name="account_changes", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                ],
                options={
                    "verbose_name": "change of an account",
                    "verbose_name_plural": "changes of accounts",
                    "indexes": [models.Index(fields=["person", "-at"], name="account_change_of_person")],
                },
            ),
            migrations.CreateModel(
                name="CacheEntry",
                fields=[
                    ("cache_key", models.CharField(max_length=255, primary_key=True, serialize=False)),
                    ("value", models.TextField()),
                    ("expires", models.DateTimeField(db_index=True)),
                ],
                options={"db_table": "accounts_cache"},
            ),
            migrations.CreateModel(
                name="Session",
                fields=[
                    ("session_data", models.TextField(verbose_name="session data")),
                    ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                    (
                        "session_key",
                        models.CharField(
                            max_length=64, primary_key=True, serialize=False, verbose_name="digest of the key"
                        ),
                    ),
                    ("started_at", models.DateTimeField(default=timezone.now, verbose_name="since")),
                    ("device", models.CharField(blank=True, max_length=200, verbose_name="browser")),
                    (
                        "person",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.CASCADE,
                            related_name="sessions",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("seen_at", models.DateTimeField(default=timezone.now, verbose_name="last seen")),
                ],
                options={"verbose_name": "session", "verbose_name_plural": "sessions"},
            ),
            migrations.CreateModel(
                name="AccessToken",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("name", models.CharField(max_length=80, verbose_name="what it is for")),
                    ("digest", models.CharField(db_collation="C", max_length=32, unique=True)),
                    (
                        "scopes",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(
                                choices=[
                                    ("lists", "lists of verified releases, without anybody’s name"),
                                    ("tallies", "tallies"),
                                ],
                                max_length=20,
                            ),
                            size=None,
                            verbose_name="what may be read",
                        ),
                    ),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    ("expires_at", models.DateTimeField(verbose_name="good until")),
                    ("last_used_at", models.DateTimeField(blank=True, null=True)),
                    ("revoked_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=models.PROTECT, related_name="access_tokens", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "revoked_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "verbose_name": "access token",
                    "verbose_name_plural": "access tokens",
                    "default_permissions": (),
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("scopes__contained_by", ["lists", "tallies"]), ("scopes__len__gte", 1)),
                            name="accesstoken_scopes_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("expires_at__gt", models.F("made_at")),
                                (
                                    "expires_at__lte",
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("made_at"), "+", models.Value(datetime.timedelta(days=366))
                                    ),
                                ),
                            ),
                            name="accesstoken_lasts_a_year",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("revoked_at__isnull", True), ("revoked_by__isnull", True)),
                                models.Q(("revoked_at__isnull", False), ("revoked_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="accesstoken_revoked_pair",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("digest__regex", "^[0-9a-f]{32}$")), name="accesstoken_digest"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="TokenReading",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("at", models.DateTimeField(default=timezone.now)),
                    ("what", models.CharField(max_length=40)),
                    ("rows", models.PositiveIntegerField()),
                    (
                        "token",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="readings", to="accounts.accesstoken"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "reading with a token",
                    "verbose_name_plural": "readings with tokens",
                    "default_permissions": (),
                    "indexes": [models.Index(fields=["token", "at"], name="tokenreading_lately")],
                },
            ),
            migrations.CreateModel(
                name="Device",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("digest", models.CharField(db_collation="C", max_length=32)),
                    ("name", models.CharField(blank=True, max_length=40, verbose_name="browser")),
                    ("first_seen_at", models.DateTimeField(default=timezone.now)),
                    (
                        "answer",
                        models.CharField(
                            choices=[
                                ("first", "the first one"),
                                ("waiting", "not answered"),
                                ("own", "theirs"),
                                ("denied", "not theirs"),
                            ],
                            default="waiting",
                            max_length=7,
                            verbose_name="whose",
                        ),
                    ),
                    ("answered_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=models.PROTECT, related_name="devices", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "answered_from",
                        models.ForeignKey(
                            blank=True, null=True, on_delete=models.PROTECT, related_name="+", to="accounts.device"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "device",
                    "verbose_name_plural": "devices",
                    "default_permissions": (),
                    "indexes": [
                        models.Index(
                            condition=models.Q(("answer", "waiting")), fields=["person"], name="device_waiting"
                        )
                    ],
                    "constraints": [
                        models.UniqueConstraint(fields=("person", "digest"), name="device_known_once"),
                        models.CheckConstraint(
                            condition=models.Q(("digest__regex", "^[0-9a-f]{32}$")), name="device_digest"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("answer__in", ("first", "waiting")),
                                    ("answered_at__isnull", True),
                                    ("answered_from__isnull", True),
                                ),
                                models.Q(
                                    ("answer__in", ("own", "denied")),
                                    ("answered_at__isnull", False),
                                    ("answered_from__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="device_answered",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="WorkHandOver",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("at", models.DateTimeField(default=timezone.now)),
                    ("counts", models.JSONField(default=dict)),
                    (
                        "by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "giver",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                    ("to", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                    (
                        "team",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to="accounts.team"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "hand-over of a colleague's work",
                    "verbose_name_plural": "hand-overs of colleagues' work",
                    "default_permissions": (),
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("to", models.F("giver")), _negated=True), name="workhandover_to_another"
                        )
                    ],
                },
            ),
        )
    ]
