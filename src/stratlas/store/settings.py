"""Django's settings, the same for every monitor; which database is used is said when a store is opened."""

SECRET_KEY = "no cookie is signed, nobody logs in"  # noqa: S105
DATABASES: dict[str, dict[str, object]] = {}
INSTALLED_APPS = ["stratlas.store"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False
