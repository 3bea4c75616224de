"""Django's settings, in sections. What an operator may change comes from the environment (`env.py`)."""

import os
import sys
from pathlib import Path
from typing import Any

import dj_database_url
import django_stubs_ext

from tmschat.core.logs import logging_config
from tmschat.core.postgres import DeadlineConnection
from tmschat.core.sentinel import layer_host
from tmschat.env import EnvironmentFault, read_environment
from tmschat.ops.embedded import postgres, seaweedfs, valkey

django_stubs_ext.monkeypatch()  # some of Django's classes are generic in its stubs only

try:
    ENV = read_environment()
except EnvironmentFault as fault:
    sys.exit(str(fault))

# --- where we are -----------------------------------------------------------------------------------------------------
DEBUG = ENV.debug
SECRET_KEY = ENV.secret_key
ALLOWED_HOSTS = ENV.allowed_hosts
CSRF_TRUSTED_ORIGINS = ENV.csrf_trusted_origins
DATA_DIR = ENV.data_dir
ROOT_URLCONF = "tmschat.urls"
WSGI_APPLICATION = "tmschat.wsgi.application"
ASGI_APPLICATION = "tmschat.asgi.application"
APPEND_SLASH = False
CSRF_FAILURE_VIEW = "tmschat.core.error_views.csrf_failure"

INSTALLED_APPS = [
    # First, as it takes over runserver; any other process is spared Twisted's 20 MiB and 0.2 s.
    *(["daphne"] if "runserver" in sys.argv else []),
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "channels",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "drf_standardized_errors",
    "tmschat.users",
    "tmschat.ops",
    "tmschat.web",
    "media",
    "chat",
    "polls",
    "realtime",
    "stresstest",
    "allauth",  # after our own: their templates are ours
    "allauth.account",
    "allauth.socialaccount",
    "allauth.mfa",
    "tmschat.users.sso",
]

MIDDLEWARE = [
    "tmschat.core.middleware.RequestLog",
    "tmschat.core.middleware.ClientAddress",
    "tmschat.core.middleware.RateLimitHeaders",
    "tmschat.core.middleware.DatabaseDeadline",
    "django.middleware.security.SecurityMiddleware",
    "tmschat.users.sessions.Sessions",
    "tmschat.core.page_middleware.PageLanguage",
    "tmschat.core.page_middleware.PageCsrf",
    "tmschat.core.page_middleware.PageAuthentication",
    "allauth.account.middleware.AccountMiddleware",
    "tmschat.core.page_middleware.PageMessages",
    "tmschat.core.page_middleware.PageFrames",
    "tmschat.core.page_middleware.PagePolicy",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- PostgreSQL -------------------------------------------------------------------------------------------------------
EMBEDDED_POSTGRES = ENV.database_url is None
DATABASE_URL = ENV.database_url or postgres.url(DATA_DIR)
# A request thread holds at most one connection, so this bounds the threads that may talk to PostgreSQL at once.
DATABASE_POOL_SIZE = 8
DATABASE_WAIT_S = 1.5  # the contract's 2 s for a frozen database, less the time to answer


def _database(url: str) -> dict[str, Any]:
    database: dict[str, Any] = {**dj_database_url.parse(url, engine="tmschat.core.pooled")}
    database["OPTIONS"] = {
        **database.get("OPTIONS", {}),
        # Prepared on the server after their second use: planning is most of what a hot statement costs.
        "server_side_binding": True,
        "prepare_threshold": 2,
        "pool": {
            "connection_class": DeadlineConnection,
            "min_size": 0,
            "max_size": DATABASE_POOL_SIZE,
            "timeout": DATABASE_WAIT_S,
            "reconnect_timeout": 1.0,
        },
    }
    return database


DATABASES: dict[str, dict[str, Any]] = {"default": _database(DATABASE_URL)}
if ENV.database_replica_url:
    DATABASES["replica"] = {**_database(ENV.database_replica_url), "TEST": {"MIRROR": "default"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Valkey / Redis ---------------------------------------------------------------------------------------------------
EMBEDDED_VALKEY = not ENV.redis_urls
REDIS_URLS = ENV.redis_urls or [valkey.url(DATA_DIR)]
REDIS_TIMEOUT_S = 0.25
CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [layer_host(url) for url in REDIS_URLS], "prefix": "tms"},
    },
}
EVENT_SINK = "realtime.publisher.enqueue"
COALESCE_MS = ENV.coalesce_ms
PRESENCE = ENV.presence

# --- users and sign-in ------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = ["tmschat.users.backends.PasswordBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "tmschat.users.passwords.EndsSignIns"},
]
TOKEN_LIFETIME_S = 30 * 24 * 3600
SESSION_ENGINE = "tmschat.users.sessions"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = any(origin.startswith("https://") for origin in CSRF_TRUSTED_ORIGINS)
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # the username is unique in any case, by a constraint on its lower case
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
STRESS_LOGIN_TOKEN = ENV.stress_login_token
LOCAL_LOGIN = ENV.local_login

# Single sign-on: discovered from the issuer. Nothing of it is kept in the database but whose `sub` is whose.
OIDC_ISSUER = ENV.oidc_issuer
OIDC_CLIENT_ID = ENV.oidc_client_id
OIDC_CLIENT_SECRET = ENV.oidc_client_secret
OIDC_SCOPES = ENV.oidc_scopes
OIDC_GROUPS_CLAIM = ENV.oidc_groups_claim
OIDC_MODERATORS_GROUP = ENV.oidc_moderators_group
OIDC_LINK_BY_EMAIL = ENV.oidc_link_by_email
SOCIALACCOUNT_ADAPTER = "tmschat.users.sso.adapter.SingleSignOn"
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5

# django-allauth: our password check, our limits on guessing, no signing up by a form, no mail.
ACCOUNT_ADAPTER = "tmschat.users.accounts.adapters.Accounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_logout"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SESSION_COOKIE_SECURE else "http"
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None}
MFA_ADAPTER = "tmschat.users.accounts.adapters.SecondFactors"
MFA_FORMS = {
    "authenticate": "tmschat.users.accounts.forms.CodeForm",
    "reauthenticate": "tmschat.users.accounts.forms.CodeAgainForm",
    "add_webauthn": "tmschat.users.accounts.forms.KeyForm",
    "edit_webauthn": "tmschat.users.accounts.forms.KeyNameForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "TMS Chat"
MFA_TOTP_TOLERANCE = 1  # clocks and typing: a code holds from 30 s before to 30 s after its own half minute
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RATE_LIMITS = {"webauthn_login": None}  # there is nothing to guess, and many people may share an address
# For allauth's counts and codes that were used: all processes must see them, and a lost Valkey must not forget them.
# What has expired is removed by a chore; at Django's 300 entries a third of what still holds would be dropped.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "users_cache",
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},
    }
}

# --- REST -------------------------------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "tmschat.users.authentication.BearerAuthentication",
        "tmschat.users.authentication.CookieAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_THROTTLE_CLASSES": ["tmschat.core.rate_limits.UserRateLimit"],
    "DEFAULT_RENDERER_CLASSES": ["tmschat.core.render.JsonRenderer"],
    "DEFAULT_PARSER_CLASSES": ["tmschat.core.parsing.JsonParser"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "tmschat.core.render.JsonOnly",
    "DEFAULT_SCHEMA_CLASS": "tmschat.core.openapi.Schema",
    "EXCEPTION_HANDLER": "drf_standardized_errors.handler.exception_handler",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
DRF_STANDARDIZED_ERRORS = {
    "EXCEPTION_HANDLER_CLASS": "tmschat.core.exception_handler.ContractExceptionHandler",
    "ENABLE_IN_DEBUG_FOR_UNHANDLED_EXCEPTIONS": True,
}
BODY_MAX_BYTES = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = BODY_MAX_BYTES
RATE_LIMIT_WRITE = ENV.rate_limit_write
RATE_LIMIT_READ = ENV.rate_limit_read
MESSAGE_PARTS = ["polls.parts.PollPart"]

# --- media ------------------------------------------------------------------------------------------------------------
MEDIA_URL_TTL_S = ENV.media_url_ttl_s
MEDIA_MAX_BYTES = ENV.media_max_bytes
MEDIA_QUOTA_BYTES = ENV.media_quota_bytes
MEDIA_QUOTA_FILES = ENV.media_quota_files
CLAMAV_ADDRESS = ENV.clamav_address
MEDIA_SCANNER = "media.scanning.ClamAv" if CLAMAV_ADDRESS else ""
UPLOAD_HOLDERS = ["chat.services.attachments.upload_changed"]  # called when an upload looks different
MEDIA_ROOT = DATA_DIR / "media"  # the local store; unused where S3_BUCKET is set
S3_IS_GIVEN = bool(ENV.s3_bucket)
try:
    _EMBEDDED_S3 = None if ENV.s3_bucket else seaweedfs.kept(DATA_DIR)  # there once `serve --with-s3` has made it
except OSError as error:
    sys.exit(f"DATA_DIR: {error}")
S3_BUCKET = seaweedfs.BUCKET if _EMBEDDED_S3 else ENV.s3_bucket
S3_ENDPOINT_URL = _EMBEDDED_S3.endpoint_url if _EMBEDDED_S3 else ENV.s3_endpoint_url
S3_TIMEOUT_S = 3.0  # for a connection, and between two bytes of an answer
S3_BROWSER_URL = os.environ.get("TMSCHAT_S3_BROWSER_URL", "")  # where browsers reach it, if not there: the door's path
S3_REGION = seaweedfs.REGION if _EMBEDDED_S3 else ENV.s3_region
S3_ACCESS_KEY_ID = _EMBEDDED_S3.access_key_id if _EMBEDDED_S3 else ENV.s3_access_key_id
S3_SECRET_ACCESS_KEY = _EMBEDDED_S3.secret_access_key if _EMBEDDED_S3 else ENV.s3_secret_access_key
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"

# --- what must be true of the data; `check_chat` runs these -----------------------------------------------------------
INVARIANTS = ["chat.invariants.violations", "polls.invariants.violations", "media.invariants.violations"]

# --- language and time ------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ar", "العربية"), ("ja", "日本語")]
TIME_ZONE = "UTC"
USE_TZ = True

# --- watching ---------------------------------------------------------------------------------------------------------
METRICS_TOKEN = ENV.metrics_token
PROCESS_NAME = os.environ.get("TMSCHAT_PROCESS", Path(sys.argv[0]).stem)
LOGGING = logging_config(log_format=ENV.log_format, level=ENV.log_level)
LOGGING_CONFIG = "logging.config.dictConfig"

SPECTACULAR_SETTINGS = {
    "TITLE": "TMS Chat",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_NAME_OVERRIDES": {
        "ConversationType": "chat.models.Conversation.Type",
        "MessageType": "chat.models.Message.Type",
        "AttachmentKind": "media.models.Upload.Kind",
        "Role": "chat.models.Member.Role",
    },
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "APPEND_COMPONENTS": {
        "securitySchemes": {
            "token": {"type": "http", "scheme": "bearer", "description": "From `POST /api/v1/auth/login`."},
            "session": {"type": "apiKey", "in": "cookie", "name": "sessionid"},
            "csrf": {"type": "apiKey", "in": "header", "name": "X-CSRFToken", "description": "With the session."},
        },
    },
}
