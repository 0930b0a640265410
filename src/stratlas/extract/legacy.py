"""Older word processors' files → Text: LibreOffice makes a DOCX of them, else antiword or catdoc print their words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from stratlas.config import Limits
from stratlas.errors import BadFile, MissingTool
from stratlas.extract import docx, plain
from stratlas.extract.legacy_programs import Program, antiword, as_docx, as_words, catdoc, libreoffice
from stratlas.records import Notice, Text

_DOCX, _PLAIN = (extractor.rpartition("-")[2] for extractor in (docx.EXTRACTOR, plain.EXTRACTOR))
_SAVE = "open it in a word processor, save it as DOCX or PDF and hand that in"


@dataclass(frozen=True, slots=True)
class Legacy:
    """A format that programs of others read for us: the ending they know it by, and which print its words at least."""

    ending: str
    label: str
    printers: tuple[Callable[[], Program | None], ...] = ()
    packages: tuple[str, ...] = ("libreoffice-writer-nogui",)

    @property
    def extractor(self) -> str:
        """The name and version of what would read it on this machine: ours, and the program's."""
        program = libreoffice()
        return self._extractor(program, _DOCX) if program else self._extractor(self._printer(), _PLAIN)

    def _extractor(self, program: Program | None, version: str) -> str:
        return f"{self.ending}-{version}" + (f"+{program.tag}" if program else "")

    def _printer(self) -> Program | None:
        return next((program for find in self.printers if (program := find())), None)

    def read(self, data: bytes, capture: str, language: str | None, limits: Limits) -> Text:
        """The text of a file.

        Raises MissingTool where nothing on this machine reads the format, BadFile where what there is could not.
        """
        program = libreoffice()
        if program is not None:
            made = as_docx(program, data, self.ending, limits.unpacked_mb * 1_000_000)
            extractor = self._extractor(program, _DOCX)
            try:
                return docx.read_docx(made, capture, language, limits, extractor)
            except BadFile as error:
                raise BadFile(f"What LibreOffice makes of it cannot be read ({error}): {_SAVE}.") from None
        program = self._printer()
        if program is None:
            raise MissingTool(
                f"{self.label[:1].upper()}{self.label[1:]} is read with the help of {_or(self.packages)}, and none of "
                f"them is installed: install one (on Debian: apt install {self.packages[0]}) or {_SAVE}."
                if len(self.packages) > 1
                else f"{self.label[:1].upper()}{self.label[1:]} is read with the help of LibreOffice, which is not "
                f"installed: install it (on Debian: apt install {self.packages[0]}) or {_SAVE}."
            )
        text = plain.text_of(as_words(program, data, self.ending), capture, self._extractor(program, _PLAIN))
        told = Notice(
            "printed",
            f"Read with {program.name}, which does not tell headings, tables and notes: with LibreOffice "
            "(libreoffice-writer-nogui) more of the document's structure is kept.",
        )
        return replace(text, notices=(told, *text.notices))


def _or(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"


DOC = Legacy("doc", "a legacy Word file", (antiword, catdoc), ("libreoffice-writer-nogui", "antiword", "catdoc"))
RTF = Legacy("rtf", "an RTF file", (catdoc,), ("libreoffice-writer-nogui", "catdoc"))
WPS = Legacy("wps", "a Microsoft Works file")
WORDPERFECT = Legacy("wpd", "a WordPerfect file")
