"""Words: other wordings of the usual headings and kinds, and the small words that tell what a line is."""

from __future__ import annotations

from collections.abc import Mapping

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "interests": (
        "National interests and objectives",
        "National security interests",
        "Strategic interests and goals",
        "Strategic objectives",
        "Nacionalni interesi i ciljevi",
        "Национални интереси и цели",
        "Interesat dhe qëllimet kombëtare",
        "Interesat kombëtare",
    ),
    "threats": (
        "Security threats",
        "Main security threats",
        "Threats and challenges",
        "Main challenges, risks and threats",
        "Challenges and threats",
        "Risks and threats",
        "Threats to national security",
        "Glavne prijetnje",
        "Главни закани",
        "Kërcënimet kryesore",
    ),
    "principles": (
        "Main principles of security policy",
        "Basic principles",
        "Glavna načela",
        "Главни принципи",
        "Parimet kryesore",
    ),
    "regional-cooperation": ("Regionalna suradnja", "Регионална соработка", "Bashkëpunimi rajonal"),
    "regional-threats": (
        "Regionalne prijetnje",
        "Регионални закани",
        "Kërcënimet rajonale",
    ),
    "nato": (
        "Relationship with NATO",
        "Cooperation with NATO",
        "Odnosi s NATO-om",
        "Односи со НАТО",
        "Marrëdhëniet me NATO-n",
    ),
    "eu": (
        "Relationship with the EU",
        "Cooperation with the EU",
        "Odnosi s EU-om",
        "Односи со ЕУ",
        "Marrëdhëniet me BE-në",
    ),
    "military-cooperation": (
        "International defence cooperation",
        "Međunarodna vojna suradnja",
        "Меѓународна воена соработка",
        "Bashkëpunimi ushtarak ndërkombëtar",
    ),
}
KINDS: Mapping[str, tuple[str, ...]] = {
    "nss": (
        "NSS",
        "Strategy of national security",
        "Стратегија националне безбедности",
        "Strategija nacionalne sigurnosti",
        "Стратегија за национална безбедност",
        "Strategjia e sigurisë kombëtare",
    ),
    "nds": (
        "NDS",
        "Strategy of defence",
        "Defence strategy",
        "Стратегија одбране",
        "Strategija obrane",
        "Стратегија за одбрана",
        "Strategjia e mbrojtjes",
    ),
}


def _set(words: str, by: str | None = None) -> frozenset[str]:
    return frozenset(word.strip() for word in words.split(by))


LATIN: Mapping[str, str] = {
    pair[0]: pair[2:]
    for pair in _set(
        "а=a б=b в=v г=g д=d ђ=dj ѓ=gj е=e ж=z з=z ѕ=dz и=i ј=j к=k л=l љ=lj м=m н=n њ=nj о=o п=p р=r с=s т=t ћ=c "
        "ќ=kj у=u ф=f х=h ц=c ч=c џ=dz ш=s й=j ы=y э=e ю=ju я=ja щ=st і=i є=e đ=dj ł=l ı=i ’=' `=' ʼ='"
    )
}
"""Letters that are not a plain Latin letter with a mark, as they are compared."""
LINKS = _set("of with for to in on toward towards sa s za u so me vo prema kon")
"""Words that lead from what a heading is about to what belongs to it."""
FILLERS = _set("the a an and i e te dhe n it its")
EMPHASIS = _set("main key national glavne glavna glavni nacionalni kryesore kombetare")
"""Words that a page may add to a label or leave out of it without meaning another heading."""
OMITTABLE = _set("international medjunarodna nderkombetar")
"""Words that a page may leave out; adding them would mean something else."""
OPENERS = _set(
    "the this that these those there it its they their he she we our in on at by for from of as with to among under "
    "according and but or if when while where which who what how however therefore thus also both all some many "
    "several one two three four five six seven eight nine ten first second third finally a an no not u na za i te ky "
    "kjo"
)
"""Words that begin sentences and not headings."""
VERBS = _set(
    "is are was were be been has have had do does did will would can could may might must shall should says said "
    "states stated notes noted adds added follow follows include includes including included reads stresses stressed "
    "underlines emphasises emphasizes sees stands stand lists names identifies defines describes remains remain "
    "concludes argues means mean seeks aims calls requires recognises recognizes namely je su nije biti ima eshte jane"
)
"""Words that make a clause of what stands before a colon."""
NOTHING = _set(
    "not adopted|not yet adopted|none|n/a|na|no|not available|does not exist|no document|no strategy|in preparation|"
    "in drafting|being drafted|nije usvojena|nije donesena|nije donijeta|nema|u pripremi|ne postoji|nuk ka|"
    "nuk eshte miratuar|asnje|ne e usvoena|nema strategija|vo podgotovka",
    "|",
)
"""What a year line says where there is no document."""
CLASS_WORDS = _set(
    "icon icons ico img image pic fig logo bg banner btn button head header footer foot nav menu col row section sd "
    "div arrow flag svg wp thumb hero spacer divider separator sidebar wrapper wrap container widget title subtitle css"
)
"""Parts of class and file names."""
CONTROLS = _set(
    "read more|back to top|top|share|print|print this page|download|download pdf|next|previous|menu|home", "|"
)
"""What the buttons of a page say."""
COLOPHON = _set(
    "source|sources|last updated|last update|last modified|last edited|updated|updated on|date|published|published on|"
    "author|authors|written by|prepared by|compiled by|edited by|editor|translation|translated by|photo|photos|"
    "photo credit|photography|image|image credit|picture|credit|credits|contact|isbn|issn|doi|url|website|"
    "izvor|izvori|autor|autori|foto|fotografija|azurirano|objavljeno|poslednja izmena|datum|burimi|burimet|autori|"
    "perditesuar",
    "|",
)
"""What begins a line that tells of the page itself."""
