"""The tables. No rule lives here: invariants are in `records`, verbs in `actions`.

Judgements (sightings, events, claim states, evidence, withdrawals, log entries) are only ever inserted.
"""

from django.db import models


class Signed(models.Model):
    """What somebody did at some time."""

    actor = models.CharField(max_length=120)
    time = models.DateTimeField()

    class Meta:
        abstract = True


class Document(Signed):
    """A strategy as a work."""

    id = models.CharField(primary_key=True, max_length=80)
    country = models.CharField(max_length=3, db_index=True)
    kind = models.CharField(max_length=40)
    year = models.IntegerField(null=True)
    title = models.TextField(blank=True)


class Naming(Signed):
    """A title given to a document later than the document itself; the newest one holds."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="namings")
    title = models.TextField()


class Succession(Signed):
    """That one document replaced another."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="predecessors")
    supersedes = models.ForeignKey(Document, models.PROTECT, related_name="successors")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["document", "supersedes"], name="succession_once"),)


class Event(Signed):
    """Something that happened to a document."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=40)
    date = models.CharField(max_length=10)
    note = models.TextField(blank=True)


class Version(Signed):
    """A language version of a document."""

    id = models.CharField(primary_key=True, max_length=120)
    document = models.ForeignKey(Document, models.PROTECT, related_name="versions")
    language = models.CharField(max_length=35)
    title = models.TextField()
    translation = models.CharField(max_length=10)


class Capture(models.Model):
    """Bytes as received."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=120)


class Sighting(Signed):
    """One receipt of a capture, as a version of a document or as a profile page."""

    capture = models.ForeignKey(Capture, models.PROTECT, related_name="sightings")
    version = models.ForeignKey(Version, models.PROTECT, related_name="sightings", null=True)
    about = models.CharField(max_length=120, db_index=True)
    role = models.CharField(max_length=10)
    address = models.TextField()
    note = models.TextField(blank=True)


class Text(models.Model):
    """What an extractor made of a capture; its pages and annotations as in `records.Text`, as lists."""

    id = models.CharField(primary_key=True, max_length=60)
    capture = models.ForeignKey(Capture, models.PROTECT, related_name="texts")
    extractor = models.CharField(max_length=40)
    content = models.TextField()
    digest = models.CharField(max_length=64)
    pages = models.JSONField()
    notices = models.JSONField()
    runs = models.JSONField()
    calls = models.JSONField(default=list)
    repairs = models.JSONField(default=list)
    ocr = models.JSONField(default=list)
    time = models.DateTimeField()


class Block(models.Model):
    """A passage of a text."""

    text = models.ForeignKey(Text, models.PROTECT, related_name="blocks")
    number = models.IntegerField()
    kind = models.CharField(max_length=20)
    level = models.IntegerField()
    start = models.IntegerField()
    end = models.IntegerField()
    page = models.IntegerField()
    cell = models.JSONField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["text", "number"], name="block_number_once"),)


class LogEntry(Signed):
    """Who did what, when, to what."""

    action = models.CharField(max_length=40)
    target = models.CharField(max_length=120)
    detail = models.JSONField()


class Edition(models.Model):
    """A yearly issue of the monitor."""

    id = models.CharField(primary_key=True, max_length=20)
    reference_year = models.IntegerField()


class ProfilePage(Signed):
    """A published page as imported; the newest one of a country and edition holds."""

    country = models.CharField(max_length=3, db_index=True)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="pages")
    text = models.ForeignKey(Text, models.PROTECT)


class PageFinding(models.Model):
    """What was read on a page besides claims: a document's year, the change line, an unplaced line, a note.

    `what` is `year`, `report`, `unplaced` or `note`; `value` is the outcome of a report or the sentence of a note.
    """

    page = models.ForeignKey(ProfilePage, models.PROTECT, related_name="findings")
    what = models.CharField(max_length=10)
    line = models.IntegerField()
    start = models.IntegerField()
    end = models.IntegerField()
    quote = models.TextField()
    value = models.TextField(blank=True)
    year = models.IntegerField(null=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="reports")


class Claim(Signed):
    """One statement under one heading of one country in one edition."""

    id = models.CharField(primary_key=True, max_length=80)
    country = models.CharField(max_length=3, db_index=True)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="claims")
    heading = models.CharField(max_length=40)
    number = models.IntegerField()
    wording = models.TextField()


class ClaimState(Signed):
    """Whether a claim stands, and where on its page; the newest one holds."""

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="states")
    stands = models.BooleanField()
    position = models.IntegerField()
    reason = models.TextField(blank=True)


class Evidence(Signed):
    """Words that a claim rests on."""

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="evidence")
    text = models.ForeignKey(Text, models.PROTECT)
    start = models.IntegerField()
    end = models.IntegerField()
    quote = models.TextField()
    page = models.IntegerField()
    role = models.CharField(max_length=10)
    relation = models.CharField(max_length=12)
    version = models.ForeignKey(Version, models.PROTECT, null=True)


class EvidenceWithdrawal(Signed):
    """That evidence no longer counts, and why."""

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="withdrawals")
    reason = models.TextField()


class EventEvidence(Signed):
    """What shows that an event happened: a capture, and the words in its text where they were named."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="evidence")
    capture = models.ForeignKey(Capture, models.PROTECT)
    text = models.ForeignKey(Text, models.PROTECT, null=True)
    start = models.IntegerField(null=True)
    end = models.IntegerField(null=True)
    quote = models.TextField(blank=True)
    role = models.CharField(max_length=10)
    address = models.TextField(blank=True)


class EventRetraction(Signed):
    """That an event no longer counts, and why."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="retractions")
    reason = models.TextField()


class Source(Signed):
    """Where a document officially stands, or where new ones would be found; `about` as in `records.Source`."""

    country = models.CharField(max_length=3, db_index=True)
    number = models.IntegerField()
    about = models.CharField(max_length=80)
    kind = models.CharField(max_length=10)
    address = models.TextField()
    note = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["country", "number"], name="source_number_once"),)


class SourceRetirement(Signed):
    """That a source is no longer looked at, and why."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="retirements")
    reason = models.TextField()


class Check(Signed):
    """One look at a source, also where it found nothing or failed."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="checks")
    number = models.IntegerField()
    looked = models.CharField(max_length=10)
    result = models.CharField(max_length=10)
    person = models.BooleanField()
    since = models.CharField(max_length=10, blank=True)
    capture = models.ForeignKey(Capture, models.PROTECT, null=True)
    text = models.ForeignKey(Text, models.PROTECT, null=True)
    note = models.TextField(blank=True)
    detail = models.JSONField()
    whole = models.BooleanField(default=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["source", "number"], name="check_number_once"),)


class Settlement(Signed):
    """What somebody says of a difference that a look found: dismissed with a reason, or an event."""

    check_row = models.ForeignKey(Check, models.PROTECT, related_name="settlements")
    reason = models.TextField()
    event = models.ForeignKey(Event, models.PROTECT, null=True)


class PassageDecision(Signed):
    """What somebody decided of passages of two texts; `old` and `new` are lists of a block's start and end."""

    old_text = models.ForeignKey(Text, models.PROTECT, related_name="decisions_as_old")
    new_text = models.ForeignKey(Text, models.PROTECT, related_name="decisions_as_new")
    ruling = models.CharField(max_length=10)
    old = models.JSONField()
    new = models.JSONField()
    note = models.TextField(blank=True)


class PassageDecisionRetraction(Signed):
    """That a decision no longer counts, and why."""

    decision = models.ForeignKey(PassageDecision, models.PROTECT, related_name="retractions")
    reason = models.TextField(blank=True)


class Silence(Signed):
    """What texts in force were found to say of something on a day; `data` as in `records.Silence`."""

    id = models.CharField(primary_key=True, max_length=20)
    data = models.JSONField()
