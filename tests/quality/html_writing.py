"""Writing pages of the HTML gate: the document as markup of several kinds, and what web pages have around it."""

from __future__ import annotations

import html
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from stratlas.records import BlockKind
from tests.quality.documents import Piece
from tests.quality.words import Language

HEADING, PARAGRAPH, ITEM, CELL = (
    BlockKind.HEADING,
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.TABLE_CELL,
)
_COOKIES = {
    "en": ("We use cookies to make this site work and to count its visitors.", "Accept"),
    "sr": ("Овај сајт користи колачиће да би радио и да би бројао посетиоце.", "Прихватам"),
    "hr": ("Ova stranica koristi kolačiće da bi radila i da bi brojila posjetitelje.", "Prihvaćam"),
    "sq": ("Kjo faqe përdor cookies që të punojë dhe të numërojë vizitorët.", "Pranoj"),
}
_RELATED = {"en": "Related news", "sr": "Повезане вести", "hr": "Povezane vijesti", "sq": "Lajmet e fundit"}


@dataclass(slots=True)
class Writer:
    """Draws words, keeps the truth of what is the document's, and writes both."""

    language: Language
    chance: random.Random
    flow: list[Piece] = field(default_factory=list)

    def words(self, fewest: int, most: int) -> str:
        drawn = self.chance.choices(self.language.words, k=self.chance.randint(fewest, most))
        return " ".join(drawn).capitalize()

    def sentence(self) -> str:
        return self.words(8, 22) + "."

    def prose(self, most: int = 4) -> str:
        return " ".join(self.sentence() for _ in range(self.chance.randint(2, most)))

    def say(self, kind: BlockKind, text: str, level: int = 0, place: tuple[int, int] | None = None) -> str:
        """Takes a block of the document into its truth; its words as markup."""
        self.flow.append(Piece(kind, text, level, place))
        return html.escape(text)

    # The document.

    def title(self, element: str = "<h1>{}</h1>", level: int = 1) -> str:
        return element.format(self.say(HEADING, self.words(3, 7), level))

    def paragraph(self, element: str = "<p>{}</p>", most: int = 4) -> str:
        return element.format(self.say(PARAGRAPH, self.prose(most)))

    def listed(self, element: str = "<ul>{}</ul>", item: str = "<li>{}</li>", mark: str = "") -> str:
        count = self.chance.randint(3, 5)
        return element.format("".join(item.format(self.say(ITEM, mark + self.sentence())) for _ in range(count)))

    def table(self, head: str = "th") -> str:
        rows = []
        for row in range(1, self.chance.randint(4, 6)):
            tag = head if row == 1 else "td"
            cells = (self.say(CELL, self.words(1, 4), 0, (row, column)) for column in (1, 2, 3))
            rows.append("<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>")
        return f"<table>{''.join(rows)}</table>"

    def sections(
        self,
        heading: str = "<h2>{}</h2>",
        paragraph: str = "<p>{}</p>",
        listed: Callable[[], str] | None = None,
        count: int = 4,
        level: int = 2,
    ) -> str:
        """A document of sections with paragraphs, every other one with a list."""
        parts = []
        for at in range(count):
            parts.append(self.title(heading, level))
            parts += [self.paragraph(paragraph) for _ in range(self.chance.randint(1, 3))]
            if at % 2:
                parts += [(listed or self.listed)(), self.paragraph(paragraph)]
        return "\n".join(parts)

    # The page around it.

    def links(self, fewest: int = 5, most: int = 9, words: int = 3) -> Iterator[str]:
        for _ in range(self.chance.randint(fewest, most)):
            address = f"/{self.chance.randrange(9999)}/{self.chance.choice('abcde')}.html"
            yield f'<a href="{address}">{self.words(1, words)}</a>'

    def menu(self, element: str = "<ul>{}</ul>", item: str = "<li>{}</li>", words: int = 3) -> str:
        return element.format("".join(item.format(link) for link in self.links(words=words)))

    def cookies(self, element: str) -> str:
        told, button = _COOKIES[self.language.code]
        return element.format(f"<p>{told} {self.words(5, 9)}.</p>", button)

    def related(self, title: str = "<h3>{}</h3>") -> str:
        return title.format(_RELATED[self.language.code]) + self.menu(words=9)

    def crumbs(self, element: str = '<div class="breadcrumb">{}</div>') -> str:
        return element.format(" » ".join(self.links(2, 3)) + " » " + self.words(2, 4))

    def share(self, element: str = '<div class="share-buttons">{}</div>') -> str:
        addresses = ("https://www.facebook.com/sharer?u=x", "https://twitter.com/intent/tweet?u=x", "mailto:?subject=x")
        names = ("Facebook", "Twitter", "Email")
        links = (f'<a href="{address}">{name}</a>' for address, name in zip(addresses, names, strict=True))
        return element.format(" ".join(links))

    def languages(self, element: str = '<div class="language-switcher">{}</div>') -> str:
        return element.format('<a href="/en">English</a> | <a href="/sr">Српски</a> | <a href="/hr">Hrvatski</a>')

    def imprint(self) -> str:
        return f"© 2024 {self.words(2, 5)}, {self.words(1, 3)} 12, +381 11 000 000"
