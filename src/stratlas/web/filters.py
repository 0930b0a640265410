"""What templates ask of `stratlas.wording`: dates, numbers and names as the reader's language writes them."""

from __future__ import annotations

from django import template

from stratlas import wording
from stratlas.records import ChangeKind, Relation, named

register = template.Library()
register.filter("day", wording.date)
register.filter("named", named)
register.filter("relation_name", lambda value: named(Relation(value)))
register.filter("change_name", lambda value: named(ChangeKind(value)))
register.filter("date_of", lambda value: wording.date(value.date().isoformat()))
register.filter("moment", wording.moment)
register.filter("number", wording.number)
register.filter("percent", wording.percent)
register.filter("language_name", wording.language_name)
register.filter("listed", wording.listed)
