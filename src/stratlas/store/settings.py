"""Django's settings, the same for every monitor; which database is used is said when a store is opened."""

from pathlib import Path

from stratlas.wording import FOLDER

SECRET_KEY = "no cookie is signed, nobody logs in"  # noqa: S105  (the CSRF cookie is random, not signed)
DATABASES: dict[str, dict[str, object]] = {}
INSTALLED_APPS = ["stratlas.store"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LOCALE_PATHS = [FOLDER]

# The pages. Only names and paths: this room may not import `stratlas.web`, and the templates are named by their
# folder because listing `stratlas.web` as an app would load it before the store is ready.
ROOT_URLCONF = "stratlas.web.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent.parent / "web" / "templates"],
        "OPTIONS": {"builtins": ["django.templatetags.i18n", "stratlas.web.filters"]},
    }
]
MIDDLEWARE = [
    "stratlas.web.languages.Speaking",
    "stratlas.web.middleware.Guard",
    "django.middleware.security.SecurityMiddleware",
    "stratlas.web.middleware.Compressed",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
CSRF_COOKIE_NAME = "stratlas-form"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None  # until the browser is closed
CSRF_FAILURE_VIEW = "stratlas.web.forms.forged"
ALLOWED_HOSTS = ["*"]  # `stratlas.web.serving` decides which names are answered
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler", "level": "ERROR"}},
    "loggers": {"django": {"handlers": ["stderr"], "propagate": False}},
}
