"""A language in which every message of ours stands between « and », to find words that nobody can translate."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator

import lxml.html
import pytest
from django.utils.translation import trans_real

from stratlas.actions import Workspace
from stratlas.wording import catalogues

TAG = "sr-Cyrl"
_ATTRIBUTES = ("aria-label", "title", "alt", "placeholder")
_CONTENT = {"script", "style", "code", "kbd", "bdi", "mark", "blockquote", "cite", "pre"}
_OWN = {"languages", "wordmark", "notice", "disclaimer"}
"""Elements that show code and quotes, and classes of those that show what the monitor's owner wrote."""
_WORDS = re.compile(r"[A-Za-z]{3,}")


class _Pseudo(gettext.NullTranslations):
    """Marks what passes through it; a message keeps its places, as they are filled in afterwards."""

    def gettext(self, message: str) -> str:
        return re.sub("(^|>)([^<]+)", r"\1«\2»", message.rpartition(chr(4))[2])

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)


def speak_pseudo(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes Serbian that language until the test ends."""
    monkeypatch.setattr(catalogues, "_catalogue", lambda tag: _Pseudo())
    monkeypatch.setitem(trans_real._translations, TAG.lower(), _Pseudo())


def unmarked(html: str) -> Iterator[str]:
    """The words of a page that stand in no message, in no content, and in no element of another language."""
    page = lxml.html.fromstring(html)
    for element in list(page.body.iter()):
        if element.tag in _CONTENT or _OWN & set(str(element.get("class", "")).split()):
            element.drop_tree()
    for element in page.body.xpath("//*[@class='told']"):  # one message, with links in it
        said = element.text_content()
        element.clear()
        element.text = said
    for element in page.body.iter():
        if not isinstance(element.tag, str) or _is_foreign(element):
            continue
        inside = [element.get(name, "") for name in _ATTRIBUTES] + [element.text or ""]
        inside += [child.tail or "" for child in element]
        yield from (text for text in map(_outside, inside) if _WORDS.search(text))


def _is_foreign(element: lxml.html.HtmlElement) -> bool:
    return any(above.get("lang", TAG) != TAG for above in (element, *element.iterancestors()) if above.tag != "html")


def _outside(text: str) -> str:
    """What stands in no message; messages may stand inside messages."""
    depth, kept = 0, []
    for char in " ".join(text.split()):
        depth = max(0, depth + {"«": 1, "»": -1}.get(char, 0))
        if not depth:
            kept.append(char)
    return "".join(kept).replace("»", "").strip()


class Data:
    """What the monitor holds: names, ids, titles, claims, texts. It is shown as it is, in every language."""

    _ID = re.compile(r"\b[A-Z]{3}(/[\w-]+)*|https?://\S+|\b[0-9a-f]{16}\b\S*|\b[a-z]+/[a-z.+-]+\b")

    def __init__(self, workspace: Workspace) -> None:
        store = workspace.store
        claims = store.pages.claims()
        documents = store.register.documents()
        versions = store.register.all_versions()
        texts = store.sources.texts_of(version.id for version in versions)
        spans = {item.span.text for claim in claims for item in claim.evidence}
        pages = [text for name in {*texts.values(), *spans} if (text := store.sources.text(name))]
        self._content = " ".join(" ".join(text.content.split()) for text in pages)
        names = [name for country in workspace.countries for name in country.names.values()]
        names += [claim.wording for claim in claims] + [item.title for item in (*documents, *versions)]
        names += [source.address for source in store.watching.sources()]
        names += [said for item in workspace.codebook.concepts for said in item.definitions.values()]
        names += [workspace.codebook.title, workspace.config.title, "stratlas", "Stratlas", "example"]
        self._names = sorted((" ".join(name.split()) for name in names if name), key=len, reverse=True)

    def beyond(self, words: str) -> str:
        """What is left of the words without the monitor's own."""
        for name in self._names:
            words = words.replace(name, "")
        words = self._ID.sub("", words)
        return words if _WORDS.search(words) and words.strip(" …,.:;()–") not in self._content else ""
