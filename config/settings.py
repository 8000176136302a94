"""Settings, all from the environment: docs/deploy.md lists the variables, `script/run` sets them by itself."""

import os
import shutil
from pathlib import Path

from celery.schedules import crontab
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _
from psycopg.conninfo import conninfo_to_dict

from config import keys

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("IFRAJ_DATA", BASE_DIR / "var")).resolve()
KEYS_FILE = Path(os.environ.get("IFRAJ_KEYS", DATA_DIR / "keys.json"))
KEYS = keys.read(KEYS_FILE) if KEYS_FILE.exists() else keys.unusable()
# Demo mode is a mark that make_demo leaves in the data folder, never a default.
DEMO = (DATA_DIR / "demo").exists()

SECRET_KEY = os.environ.get("SECRET_KEY") or KEYS["secret"]
DEBUG = False
ALLOWED_HOSTS = [host for host in os.environ.get("ALLOWED_HOSTS", "127.0.0.1,localhost").split(",") if host]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host not in ("127.0.0.1", "localhost")]
BEHIND_TLS = os.environ.get("IFRAJ_TLS") == "1"

INSTALLED_APPS = [
    "config.apps.IfrajConfig",
    "families",
    "releases",
    "detainees",
    "casework",
    "accounts",
    "django.contrib.admin.apps.SimpleAdminConfig",  # its site is config.reference_site
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",  # the templates of its inputs, of which ours in templates/django/ take precedence
    "guardian",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "import_export",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.public.middleware.KnowsNobody",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "accounts.by_token.ByToken",
    "accounts.middleware.PersonMiddleware",
    "config.middleware.ReaderMiddleware",
    "accounts.middleware.NewPasswordFirst",
    "accounts.middleware.SecondFactorFirst",
    "accounts.middleware.UndertakingFirst",
    "accounts.middleware.DenyByDefault",
    "accounts.middleware.SameHand",
]

# A server that serves strangers alone knows no other page (docs/deploy.md).
ROOT_URLCONF = "config.public.site" if os.environ.get("IFRAJ_SERVES") == "public" else "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["config.interface.loading.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "config.interface.page.interface",
            ],
        },
    }
]
FORM_RENDERER = "config.interface.widgets.Renderer"


def _database(url: str) -> dict[str, object]:
    """A Django database from a libpq URL; its host may be the folder of a socket."""
    known = {"user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT", "dbname": "NAME"}
    found = conninfo_to_dict(url)
    rest = {key: value for key, value in found.items() if key not in known}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **{name: found.get(key, "") for key, name in known.items()},
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**rest, "application_name": "ifraj"},
    }


# Two roles: the serving one does the work with no more rights than it needs, the owner migrates.
DATABASE_URL = os.environ.get("DATABASE_URL", "postgresql://ifraj_app@/ifraj")
DATABASES = {
    "default": _database(DATABASE_URL)
    # Django draws the options of a select through cursors of the server: four round trips for a dozen rows.
    | {"CONN_MAX_AGE": None, "DISABLE_SERVER_SIDE_CURSORS": True, "TEST": {"MIRROR": "owner"}},
    "owner": _database(os.environ.get("DATABASE_OWNER_URL", DATABASE_URL)) | {"TEST": {"DEPENDENCIES": []}},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
# Guardian keeps rights of groups and is asked through accounts.access alone: no backend, no anonymous user.
ANONYMOUS_USER_NAME = None
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]
AUTHENTICATION_BACKENDS = ["accounts.signing_in.Backend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "display_name"), "max_similarity": 0.85},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

# Signing in (docs/adr): user name and password, then a second factor; nobody registers, nothing goes by mail.
ACCOUNT_ADAPTER = "accounts.signing_in.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGIN_TIMEOUT = 5 * 60
# Counted before a password is looked at; a success takes its own count back.
ACCOUNT_RATE_LIMITS = {"login": "60/10m/ip", "login_failed": "30/10m/ip,5/10m/key", "reauthenticate": "5/10m/user"}
ACCOUNT_FORMS = {
    "login": "accounts.forms.SignInForm",
    "reauthenticate": "accounts.forms.ReauthenticateForm",
    "change_password": "accounts.forms.ChangePasswordForm",
}
MFA_ADAPTER = "accounts.signing_in.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
# A key stands beside the password and never in its place (docs/adr/0007): who takes the key still needs the password.
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_WEBAUTHN_USER_VERIFICATION = "preferred"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # half minutes by which a telephone's clock may be wrong
MFA_FORMS = {
    "authenticate": "accounts.forms.SecondFactorForm",
    "reauthenticate": "accounts.forms.SecondFactorAgainForm",
    "activate_totp": "accounts.forms.SetUpSecondFactorForm",
    "add_webauthn": "accounts.forms.AddKeyForm",
    "edit_webauthn": "accounts.forms.NameKeyForm",
    "authenticate_webauthn": "accounts.forms.KeyForm",
    "reauthenticate_webauthn": "accounts.forms.KeyAgainForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_TLS else 0

# Counts of attempts and used codes: in PostgreSQL, because Redis may be lost. Rows, not calls: it is no fast cache.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", _("Arabic")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "Asia/Damascus"
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(os.environ.get("IFRAJ_STATIC", DATA_DIR / "static"))
MEDIA_ROOT = DATA_DIR / "media"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000  # a whole page of a list, sent without script
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "releases.evidence.private.PrivateUploadHandler",  # what somebody sends never lies on the disk in clear
]
# What one account may send, so that it does not fill the disk: uploads that are under way, and bytes within a day.
UPLOADS_UNDER_WAY = int(os.environ.get("IFRAJ_UPLOADS_UNDER_WAY", "20"))
UPLOADED_A_DAY = int(os.environ.get("IFRAJ_UPLOADED_A_DAY_MB", "5000")) * 1024**2
# Days for which something begun and not sent is kept when nobody comes back to it; its page says until when. A call has
# a period of its own in the reference data.
DRAFTS_KEPT = int(os.environ.get("IFRAJ_DRAFTS_KEPT_DAYS", "90"))
# What strangers may send by the public page: posts within an hour from one address, messages that come in within an
# hour and that wait at once.
# A whole town may share an address; who is refused is shown the telephone lines.
INTAKE_OF_ONE_ADDRESS = int(os.environ.get("IFRAJ_INTAKE_OF_ONE_ADDRESS", "30"))
INTAKE_AN_HOUR = int(os.environ.get("IFRAJ_INTAKE_AN_HOUR", "300"))
INTAKE_WAITING = int(os.environ.get("IFRAJ_INTAKE_WAITING", "1000"))
# What is read below /api/ within ten minutes: from one address, and with one token.
API_READINGS = int(os.environ.get("IFRAJ_API_READINGS", "600"))
API_ROWS_A_DAY = int(os.environ.get("IFRAJ_API_ROWS_A_DAY", "200000"))  # with one token
FFMPEG = os.environ.get("IFRAJ_FFMPEG") or shutil.which("ffmpeg") or ""  # prepares recordings; not part of Ifraj
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.static_files.StaticFiles"},
}

REDIS_URL = os.environ.get("REDIS_URL", "redis://127.0.0.1:6379/0")
# Celery writes the address of a socket in its own way.
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://", 1).replace("?db=", "?virtual_host=")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 8.0  # seconds for what runs; the rest goes back into the queue
CELERY_TIMEZONE = "Asia/Damascus"
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BEAT_SCHEDULE = {
    "forget-what-is-over": {"task": "config.tasks.forget_what_is_over", "schedule": crontab(hour=3, minute=17)},
    "draw-keys-anew": {"task": "config.tasks.draw_keys_anew", "schedule": crontab(hour=1, minute=11)},
    "search-register": {
        "task": "detainees.tasks.search_register_nightly",
        "schedule": crontab(hour=1, minute=41),
    },
    "look-for-suspicion": {"task": "releases.tasks.look_at_register", "schedule": crontab(hour=2, minute=23)},
    "freeze-extortion-figures": {
        "task": "families.tasks.freeze_extortion_figures",
        "schedule": crontab(hour=4, minute=7),
    },
    "destroy-rejected-intake": {
        "task": "families.tasks.destroy_rejected_intake",
        "schedule": crontab(hour=3, minute=53),
    },
    "forget-public-posts": {
        "task": "families.tasks.forget_public_posts",
        "schedule": 600.0,
        "options": {"expires": 600.0},
    },
    "freeze-months-of-desks": {
        "task": "families.tasks.freeze_months_of_desks",
        "schedule": crontab(hour=4, minute=19),
    },
    # What waits though its message was lost, and what was interrupted.
    "take-up-search": {"task": "detainees.tasks.take_up_search", "schedule": 30.0, "options": {"expires": 30.0}},
    "take-up-evidence": {"task": "releases.tasks.take_up_evidence", "schedule": 60.0, "options": {"expires": 60.0}},
    "forget-evidence": {"task": "releases.tasks.forget_evidence_that_is_over", "schedule": crontab(hour=3, minute=29)},
    "take-up-imports": {"task": "releases.tasks.take_up_imports", "schedule": 60.0, "options": {"expires": 60.0}},
    "take-up-decisions": {
        "task": "releases.tasks.take_up_decisions",
        "schedule": 60.0,
        "options": {"expires": 60.0},
    },
    "forget-imports": {"task": "releases.tasks.forget_imports_that_are_over", "schedule": crontab(hour=3, minute=37)},
    "forget-picked": {"task": "casework.tasks.forget_picked", "schedule": crontab(hour=3, minute=31)},
    "forget-decisions": {"task": "releases.tasks.forget_decisions", "schedule": crontab(hour=3, minute=33)},
    "forget-unfinished-forms": {
        "task": "casework.tasks.forget_unfinished_forms",
        "schedule": crontab(hour=3, minute=47),
    },
    "end-watches": {"task": "casework.tasks.end_watches", "schedule": crontab(hour=3, minute=43)},
    "end-exports": {"task": "casework.tasks.end_exports", "schedule": 300.0, "options": {"expires": 300.0}},
    "sum-ledger": {"task": "releases.tasks.sum_ledger", "schedule": 300.0, "options": {"expires": 300.0}},
    # What is published is compared with the records; between two rows of the ledger nothing is counted anew.
    "correct-statements": {"task": "releases.tasks.correct_statements", "schedule": 30.0, "options": {"expires": 30.0}},
    "relay-outbox": {"task": "casework.tasks.relay_outbox", "schedule": 1.0, "options": {"expires": 2.0}},
}

# What one search of the register may take; docs/deploy.md.
_HALF_OF_THIS_MACHINE = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2
LINKAGE_MEMORY_BYTES = int(os.environ.get("IFRAJ_LINKAGE_MEMORY", "0")) * 1_000_000 or min(
    3_500_000_000, _HALF_OF_THIS_MACHINE
)
LINKAGE_THREADS = int(os.environ.get("IFRAJ_LINKAGE_THREADS", "0")) or min(4, os.cpu_count() or 1)

SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "config.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
# Not "no-referrer": browsers then send "Origin: null" with every form, which the CSRF check refuses.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if BEHIND_TLS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "config.log_lines.WithoutRows",
            "format": "%(asctime)s %(levelname)-7s %(name)s  %(message)s",
            "datefmt": "%H:%M:%S",
        }
    },
    "filters": {"without-traceback": {"()": "config.log_lines.WithoutTraceback"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("IFRAJ_LOG_LEVEL", "INFO")},
    # Not a line for each of the jobs that run every second; what fails is an error and is written.
    "loggers": {
        "celery.worker.strategy": {"level": "WARNING"},
        "celery.app.trace": {"level": "WARNING"},
        "django.request": {"filters": ["without-traceback"]},
    },
}
