"""Readies Django; everything in this room that touches a model is imported after this module."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stratlas.store.settings")
django.setup()

READY = True
"""Importing this name is importing this module, which is the point."""
