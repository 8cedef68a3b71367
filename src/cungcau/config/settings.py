"""One settings file; everything that differs between installations comes from the environment."""

from __future__ import annotations

import secrets
from pathlib import Path

from csp.constants import SELF
from django.utils.translation import gettext_lazy as _

from cungcau.config import env
from cungcau.config.database import database, replica

PACKAGE = Path(__file__).resolve().parent.parent

DATA = Path(env.text("DATA", "var", help="Folder of the database, uploads, search index and secret key.")).absolute()
DEBUG = env.flag("DEBUG", False, help="Show technical error pages; never on a public server.")
DEMO = env.flag("DEMO", False, help="This is the demo park: log in as a demo person, read the mails to that person.")


def _secret_key() -> str:
    """The key from the environment, else the one kept in the data folder (made at first use)."""
    given = env.secret("SECRET_KEY", help="Signs sessions and links; made in the data folder when not given.")
    if given:
        return given
    path = DATA / "secret-key"
    if not path.exists():
        DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text().strip()


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = env.words("HOSTS", "*", help="Host names the site answers to, comma-separated.")
BASE_URL = env.text("BASE_URL", "", help="Public address, used in mails: https://point.example", shown="(from host and port)")
PROXY = env.text(
    "PROXY", "", help="Address of the reverse proxy whose X-Forwarded headers are believed; * when only it can connect."
)
CSRF_FAILURE_VIEW = "cungcau.web.views.errors.form_expired"
CSRF_TRUSTED_ORIGINS = [BASE_URL] if BASE_URL else []
BEHIND_TLS = BASE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_HSTS_SECONDS = 31536000 if BEHIND_TLS else 0

INSTALLED_APPS = [
    "cungcau.web",
    "cungcau.help",
    "cungcau.brokerage",
    "cungcau.advisory",
    "cungcau.facilities",
    "cungcau.intake",
    "cungcau.exchange",
    "cungcau.surveys",
    "cungcau.discovery",
    "cungcau.listings",
    "cungcau.persons",
    "cungcau.registry",
    "cungcau.thesaurus",
    "cungcau.notices",
    "cungcau.files",
    "cungcau.vocabulary",
    "cungcau.access",
    "cungcau.trail",
    "cungcau.jobs",
    "cungcau.kit.ui",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "template_partials.apps.SimpleAppConfig",
]

MIDDLEWARE = [
    "cungcau.web.middleware.request_id",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cungcau.web.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "cungcau.web.middleware.first_day",
    "cungcau.web.middleware.known_errors",
]

ROOT_URLCONF = "cungcau.config.urls"
WSGI_APPLICATION = "cungcau.config.wsgi.application"

_LOADERS = ["django.template.loaders.app_directories.Loader"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    _LOADERS if DEBUG else [("django.template.loaders.cached.Loader", _LOADERS)],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "template_partials.templatetags.partials",
                "cungcau.kit.ui.templatetags.ui",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csrf",
                "django.contrib.messages.context_processors.messages",
                "cungcau.kit.ui.context.frame",
                "cungcau.web.context.house",
            ],
        },
    }
]
FORM_RENDERER = "cungcau.kit.ui.renderer.UiRenderer"

DATABASES = {
    "default": database(
        env.text(
            "DATABASE_URL", "", help="postgres://user:password@host/name; SQLite in the data folder when empty.", shown="(SQLite)"
        ),
        DATA,
    )
}
if _REPLICA := env.secret("REPLICA_URL", help="A PostgreSQL that follows that one: visitors' searches are read there."):
    DATABASES["replica"] = replica(_REPLICA, DATABASES["default"])
    DATABASE_ROUTERS = ["cungcau.kit.replica.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "access:login"
LOGIN_REDIRECT_URL = "web:home"
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
# What Django itself leaves unsaid in Vietnamese; every room has a catalogue of its own.
LOCALE_PATHS = [PACKAGE / "config" / "locale"]
LANGUAGE_COOKIE_NAME = "cungcau_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
TIME_ZONE = env.text("TIME_ZONE", "Asia/Ho_Chi_Minh", help="Time zone of dates and times shown.")
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["cungcau.config.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = DATA / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
UPLOAD_LIMIT_MB = env.number("UPLOAD_LIMIT_MB", 20, help="Largest attachment, in megabytes.")
LOOKS_DAYS = env.number("LOOKS_DAYS", 730, help="How long it is kept who has looked at confidential parts, in days.")
ERASURE_DAYS = env.number("ERASURE_DAYS", 10, help="Working days within which a steward decides on a request for erasure.")
BACKUP_DAYS = env.number("BACKUP_DAYS", 35, help="How long you keep backups, in days: an erasure names the day of the last one.")
REQUEST_LIMIT_MB = UPLOAD_LIMIT_MB + DATA_UPLOAD_MAX_MEMORY_SIZE // 2**20  # a file and the words of its form
REVIEW_DAYS = env.number("REVIEW_DAYS", 3, help="Working days within which a moderator reads what was sent for review.")
REPLY_DAYS = env.number("REPLY_DAYS", 5, help="Working days that the owner of a listing has for answering an interest.")
COLD_DAYS = env.number("COLD_DAYS", 14, help="Days without contact after which an open case counts as cold.")
STAGE_DAYS = env.words(
    "STAGE_DAYS", "", help="Working days meant for stages of a case, where others than the shipped ones: `nda=5,legal=15`."
)
OUTCOME_DAYS = env.words(
    "OUTCOME_DAYS", "30,60,90,180", help="Days after an introduction on which each side is asked what came of it."
)
OUTCOME_LINK_DAYS = env.number("OUTCOME_LINK_DAYS", 45, help="Days for which the link of such a question can be answered.")
OUTCOME_VALUE_TOLERANCE = env.number(
    "OUTCOME_VALUE_TOLERANCE", 10, help="Per cent by which two sides may differ on the value of one contract."
)
IMPACT_MONTHS = env.words("IMPACT_MONTHS", "6,12,24", help="Months after a contract at which each side is asked what it brought.")
ADVICE_DAYS = env.number("ADVICE_DAYS", 5, help="Working days within which the advisory desk answers a firm.")
READING_DAYS = env.number("READING_DAYS", 5, help="Working days that an expert has for reading an offer under review.")

CONFIRM_AFTER_DAYS = env.number("CONFIRM_AFTER_DAYS", 90, help="Days after which owners are asked whether a listing is current.")
CONFIRM_GRACE_DAYS = env.number(
    "CONFIRM_GRACE_DAYS", 30, help="Days after that question until a listing nobody confirmed leaves search and matches."
)

DIGEST_HOUR = env.number("DIGEST_HOUR", 7, help="Hour of the day (0–23) at which daily and weekly digests are made.")
DIGEST_WEEKDAY = env.number("DIGEST_WEEKDAY", 1, help="Day of the week of weekly digests: 1 is Monday, 7 Sunday.")

# Style attributes carry CSS custom properties (the value of a meter) and nothing else; scripts are files only.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "style-src": [SELF],
        "style-src-attr": ["'unsafe-inline'"],
        "frame-ancestors": ["'none'"],
        "form-action": [SELF],
        "base-uri": [SELF],
        "object-src": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

EMBEDDER = env.text(
    "EMBEDDER", "", shown="(the packaged one)",
    help="Sentence model: the one that comes as a package where it installs, `off`, or a folder with an ONNX model.",
)  # fmt: skip

CLUSTER = env.text(
    "CLUSTER", "", shown="(none)",
    help="Dask cluster that compares all needs with all offers each night: address of its scheduler, tcp://10.0.0.5:8786.",
)  # fmt: skip

MAIL = {
    "host": env.text("MAIL_HOST", "", help="SMTP server; when empty the one given at set-up, else mail waits in the outbox."),
    "port": env.number("MAIL_PORT", 587, help="SMTP port."),
    "user": env.text("MAIL_USER", "", help="SMTP user name."),
    "password": env.secret("MAIL_PASSWORD", help="SMTP password; else, for a server given at set-up, the file mail-password."),
    "security": env.text("MAIL_SECURITY", "starttls", help="none, starttls or tls."),
    "sender": env.text("MAIL_FROM", "", help="Sender of the point's mails: Point <point@example.vn>."),
}

IMAP = {
    "host": env.text("IMAP_HOST", "", help="IMAP server of the mailbox to which messages of cases are answered; empty: none."),
    "port": env.number("IMAP_PORT", 993, help="IMAP port."),
    "user": env.text("IMAP_USER", "", help="IMAP user name."),
    "password": env.secret("IMAP_PASSWORD", help="IMAP password."),
    "security": env.text("IMAP_SECURITY", "tls", help="none, starttls or tls."),
    "folder": env.text("IMAP_FOLDER", "INBOX", help="Folder from which mail is fetched."),
    "processed": env.text("IMAP_PROCESSED", "Processed", help="Folder into which fetched mail is moved."),
    "address": env.text("IMAP_ADDRESS", "", help="Address of that mailbox; answers come to name+token@domain."),
    "minutes": env.number("IMAP_MINUTES", 5, help="How often mail is fetched, in minutes."),
    "limit_mb": env.number("IMAP_LIMIT_MB", 30, help="Of a larger mail the text alone is taken, in megabytes."),
    "per_hour": env.number("IMAP_PER_HOUR", 20, help="Most mails an hour that one address of a case takes."),
    "authserv": env.text(
        "IMAP_AUTHSERV", "", help="Name by which your mail server signs Authentication-Results; empty: they are not asked for."
    ),
    "methods": env.words("IMAP_METHODS", "dmarc,dkim", help="Which of dmarc, dkim, spf suffices, for the sender's own domain."),
}

LOG_JSON = env.flag("LOG_JSON", False, help="Write the log as JSON lines instead of readable ones.")
LOG_LEVEL = env.text("LOG_LEVEL", "INFO", help="DEBUG, INFO, WARNING or ERROR.")
LOGGING_CONFIG = "cungcau.config.logs.configure"
LOGGING = {"json": LOG_JSON, "level": LOG_LEVEL}
