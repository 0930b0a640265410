"""Endings, language by language, over folded letters: what our light stemmers take off, and what Snowball leaves on.

Written by us for the languages that Snowball lacks, or reads worse (`docs/explanation/search.md` has the figures). A
stem need not be a word; it has to be the same for the forms of one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Step:
    """The longest of some endings is taken off, or replaced (`izam>izm`), where at least `least` letters stay."""

    least: int
    endings: str
    again: bool = False
    """Whether what then comes to the end is looked at as well."""
    before: str = ""
    """What the letters before the ending have to match at their end."""

    @cached_property
    def _replacements(self) -> Mapping[str, str]:
        pairs = (ending.partition(">") for ending in self.endings.split())
        return {ending: other for ending, _, other in pairs}

    @cached_property
    def _sizes(self) -> Mapping[str, tuple[int, ...]]:
        """Last letter → how long the endings with it are, the longest first: most words have none of them."""
        sizes: dict[str, set[int]] = {}
        for ending in self._replacements:
            sizes.setdefault(ending[-1], set()).add(len(ending))
        return {letter: tuple(sorted(found, reverse=True)) for letter, found in sizes.items()}

    @cached_property
    def _guard(self) -> re.Pattern[str] | None:
        return re.compile(f"(?<={self.before})") if self.before else None

    def __call__(self, word: str) -> str:
        """The word without its ending."""
        while True:
            shorter = self._once(word)
            if not self.again or shorter == word:
                return shorter
            word = shorter

    def _once(self, word: str) -> str:
        for size in self._sizes.get(word[-1:], ()):
            kept = len(word) - size
            other = self._replacements.get(word[kept:]) if kept >= self.least else None
            if other is not None and (self._guard is None or self._guard.match(word, kept)):
                return word[:kept] + other
        return word


Steps = tuple[Step, ...]

_CONSONANT = "[^aeiouy]"
_FLEETING_EN = Step(2, "en>n", before=_CONSONANT)

LIGHT: dict[str, Steps] = {
    # both scripts, Serbian, Bosnian, Croatian, Montenegrin; ekavian and ijekavian come together in `IJEKAVIAN`
    "sr": (
        Step(0, "vreme>vremen vrijeme>vremen ograma>ogram agrama>agram"),
        Step(
            3,
            "oscu>ost oscom>ost dstava>dstv jstava>jstv tstava>tstv ekata>ekt izama>izm ozi>og "
            "ozima>og a e i o u om ama ima ome omu ih im",
        ),
        Step(3, "og oga", before="(?<!ol)(?<!dijal)(?<!katal)(?<!razl)(?<!nal)(?<!pril)(?<!zal)(?<!edl)"),
        Step(3, "oj", before="(?<!razv)(?<!br)(?<!str)(?<!sl)(?<!sp)(?<!kr)(?<!zn)"),
        Step(3, "em eg ega emu", before="[jczs]"),
        Step(4, "nij>n vitij>vit"),
        Step(3, "nost>n ivost>iv anin>an izam>izm"),
        Step(3, "ov ev", before="(?<!kos)(?<!zaht)(?<!zahtj)(?<!zahtij)"),
        Step(2, "an>n ar>r", before=_CONSONANT),
        Step(2, "ic>ik"),
        Step(3, "c>k"),
    ),
    "mk": (
        Step(3, "nosta>nost ata>a oto>o eto>e ite>i iot>i"),
        Step(3, "ot", before="(?<!ziv)"),
        Step(3, "ovi evi ija ii ijo a e i o"),
        Step(3, "izam>izm"),
        _FLEETING_EN,
        Step(3, "er>r", before=_CONSONANT),
        Step(2, "ic>ik"),
    ),
    "bg": (
        Step(3, "tta>t iata>ia ata>a oto>o eto>e ite>i ete>e"),
        Step(3, "iat ovtse ove ia a e i o u"),
        Step(3, "at", again=True),
        Step(3, "izam>izm anin>an"),
        Step(3, "en>n ar>r", before=_CONSONANT),
        Step(2, "its>ik ts>k"),
    ),
    "uk": (
        Step(3, "iami ami iah ah iam am oiu ieiu eiu iu ia om em iem oho omu ii iei ei oi ih im imi a e i o u"),
        Step(3, "iv ov", again=True),
        Step(3, "ist>ost ts>k anin>an"),
        Step(3, "ok>k", before=_CONSONANT),
    ),
    "be": (
        Step(3, "iami ami iah ah iam am aia oiu aiu iaiu ieiu iu ia om em oho aha iaha omu amu ai iai oi ei ih im imi"),
        Step(3, "a e i o u"),
        Step(3, "ou au", again=True),
        Step(3, "ts>k"),
    ),
    "sq": (
        Step(3, "eve ave ive ise ine ite ia"),
        Step(4, "et at it ut en in un"),
        Step(3, "e a i u o"),
        Step(4, "es"),
        Step(3, "izem>izm iq>ik"),
    ),
    "sk": (
        Step(3, "iami ami mi iach ach och iam am om ov iou ou eho emu ej ych ym ymi ia ie iu ii a e i o u y"),
        Step(2, "ieb>b iek>k jem>jm izmus>izm"),
    ),
    "sl": (
        Step(3, "stjo>st stmi>st ami ah om ov ev ega emu ih im imi i a e o u"),
        Step(3, "izem>izm"),
        Step(3, "em", before="[jczs]"),
        Step(3, "am", before="(?<!iz)"),
        _FLEETING_EN,
    ),
    "lv": (
        Step(3, "ie ajiem ajam ajai ajas ajos aja ais iem am as ai a us um u os o is im ij i es em ei e s"),
    ),
    "is": (
        Step(3, "innar inum ins inu inn ina inni unni unum anna nna nar nir in an"),
        Step(4, "id"),
        Step(3, "is ir ar ur um a i u s"),
    ),
    "he": (
        Step(3, "ימ ינ ות ה"),
    ),
    "ar": (
        Step(2, "ها ان ات ون ونن ين"),
        Step(2, "يه ه ي"),
    ),
}  # fmt: skip
"""Languages with a stemmer of ours."""

PARTICLES: dict[str, re.Pattern[str]] = {
    "ar": re.compile("(?:[وفبك]?ال|ولل|لل)(?=..)|و(?=...)"),
}
"""Articles and particles written in one with the word."""

LETTERS_BEFORE: dict[str, re.Pattern[str]] = {
    "he": re.compile("[והבלמשכ]*(?=....)"),
}
"""The same where a word's own first letters look like them: what is left once its ending is off says how many go."""

INSIDE: dict[str, re.Pattern[str]] = {
    "sr": re.compile(f"(?<={_CONSONANT})i?je(?={_CONSONANT})"),
    "bg": re.compile(f"(?<={_CONSONANT})ia(?={_CONSONANT})"),
}
"""What is `e` in other pronunciations or forms, inside a stem: `svijet` and `svet`, `мярка` and `мерки`."""

BEFORE: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        ("(?<=cris|alys|thes)es$", "is"),
        ("(?<=...)is(?=(?:e|es|ed|er|ers|ing|ation|ations|ational|ationally)$)", "iz"),
        ("(?<=...)our(?=(?:s|ed|ing|hood|able|al|ally)?$)", "or"),
        ("(?<=def|off|lic)ence(?=s?$)", "ense"),
        ("(?<=cent)re(?=s?$)|(?<=theat)re(?=s?$)", "er"),
        ("(?<=program)me(?=s?$)", ""),
    ),
    "fr": (("ite(s?)$", r"ité\1"), ("iere(s?)$", r"ière\1"), ("ee(s?)$", r"ée\1")),
    "es": (("([au])cion$", r"\1ción"), ("logia(s?)$", r"logía\1"), ("([aei]r)nos$", r"\1no")),
    "pt": (
        ("cao$", "ção"), ("coes$", "ções"), ("ao$", "ão"), ("oes$", "ões"), ("encia(s?)$", r"ência\1"),
        ("ancia(s?)$", r"ância\1"),
        ("avel$", "ável"), ("ivel$", "ível"), ("^niveis$", "nível"), ("aveis$", "áveis"), ("iveis$", "íveis"),
    ),
    "ro": (
        ("itati(i|le|lor)?$", r"ități\1"),
        ("(?<=[aiu])ti(?=(?:e|a|i|ei|ile|ilor|une|unea|uni|unii|unile|unilor)$)", "ți"),
        ("eaza$", "ează"),
        ("(?<=...)and$", "ând"), ("easca$", "ească"),
    ),
    "it": (("ita$", "ità"),),
    "ca": (("cio$", "ció"),),
    "hu": (("([brt])ol$", r"\1ól"), ("kent$", "ként"), ("([^e])ert$", r"\1ért")),
    "pl": (("ow$", "ów"), ("osci(a?)$", r"ości\1"), ("osc$", "ość"), ("zen$", "żeń")),
    "cs": (
        ("am$", "ám"), ("ach$", "ách"), ("um$", "ům"), ("eho$", "ého"), ("iho$", "ího"),
        ("emu$", "ému"), ("ich$", "ích"), ("im$", "ím"), ("imi$", "ími"), ("ych$", "ých"), ("ym$", "ým"),
        ("ymi$", "ými"),
    ),
    "lt": (("ems$", "ėms"), ("es$", "ės")),
}  # fmt: skip
"""The diacritics that Snowball tells an ending by, put back on folded words."""

AFTER: dict[str, Steps] = {
    "ro": (Step(4, "intel>int"), Step(4, "ar es e oi>o oai>o"), Step(3, "ur ean>en")),
    "fr": (Step(4, "it"), Step(2, "ois>oi")),
    "es": (Step(4, "es"),),
    "pt": (Step(4, "al"), Step(1, "co>ca eis>ei")),
    "hu": (Step(4, "ia i a u"), Step(3, "ek ok ak ik am em om elm>el")),
    "pl": (Step(4, "i yc>yk enc>ent"),),
    "cs": (Step(2, "jm>j"), Step(4, "iim>i ych ich nim>n nih>n ni>n")),
    "el": (Step(3, "ik"), Step(3, "ont>on i")),
    "sv": (Step(3, "or a ad"), Step(4, "ar at et en llt>ll in>i")),
    "nl": (Step(4, "een>e oog>og"),),
    "ca": (Step(3, "ion>"),),
    "no": (Step(4, "ern er ar et en alt>al elt>el"), Step(2, "ssel>sl")),
    "da": (Step(4, "ighed"), Step(4, "ern er alt>al elt>el"), Step(2, "ssel>sl")),
    "fi": (Step(3, "uud>uu uut>uu uus>uu uuks>uu uks>u us>u ais>ain llis>llin"), Step(5, "a o i e", again=True)),
    "et": (Step(4, "a e i u"), Step(4, "us")),
    "lt": (Step(3, "c>t"),),
    "tr": (Step(3, "s n", before="[aeiou]"), Step(3, "a e i u"), Step(3, "g>k d>t b>p")),
}
"""What Snowball leaves on some forms of a word and takes off others."""

INSTEAD: dict[str, Mapping[str, str]] = {
    # what Snowball makes of “Sicherheit” is a pronoun
    "de": {"sich": "sicher"},
}
"""Stems that are another word, too."""
