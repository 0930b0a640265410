"""The one Django app with models."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """The store."""

    name = "stratlas.store"
    label = "store"
