"""Sentences of our own for invented strategies, put together at random in six languages and three scripts."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

from stratlas.coding import first_codebook


@dataclass(frozen=True, slots=True)
class Language:
    """What sentences of a language are made of: each is a subject, what it does, an area, and how or when."""

    code: str
    name: str
    subjects: tuple[str, ...]
    deeds: tuple[str, ...]
    ways: tuple[str, ...]
    area: str
    """How the name of an area stands in a sentence, whatever its gender and case."""
    own_areas: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()
    titles: tuple[str, str] = ("", "")


_CHAPTERS = (
    "National interests and goals",
    "Main threats",
    "Main principles",
    "Cooperation in the region",
    "Threats in the region",
    "Relations with alliances",
    "Relations with unions",
    "Cooperation of the armed forces",
    "Means and resources",
    "Carrying out the strategy",
)
ENGLISH = Language(
    "en",
    "English",
    (
        "The Republic", "The Government", "The Ministry of Defence", "The armed forces", "The National Assembly",
        "The Council for Security", "The coast guard", "The civil protection service", "The police",
        "The statistical office", "The network of border posts", "The school of administration",
    ),
    (
        "will give precedence to", "assesses every year", "regards as its lasting concern", "will invest in",
        "shares with its neighbours", "has found shortcomings in", "answers to Parliament for",
        "will draw up a plan for", "keeps a register of", "trains its staff in matters of", "will review by law",
    ),
    (
        "before the next budget is adopted", "together with the municipalities", "within four years",
        "with the means that are at hand", "in every season of the year", "as the experience of the islands shows",
        "without harm to the rights of citizens", "by a plan that is published", "on land and at sea",
        "in step with its partners in the region", "and reports on it each spring", "as long as the need lasts",
    ),
    "{}",
    chapters=_CHAPTERS,
    titles=("National Security Strategy of {}", "National Defence Strategy of {}"),
)  # fmt: skip
_SERBIAN = Language(
    "sr-Cyrl",
    "Serbian",
    (
        "Република", "Влада", "Министарство одбране", "Народна скупштина", "Савет за безбедност",
        "Служба цивилне заштите", "Обалска стража", "Полиција", "Завод за статистику", "Мрежа граничних прелаза",
    ),
    (
        "даје предност питању", "сваке године процењује стање у области", "сматра трајном бригом област",
        "улаже у област", "са суседима дели искуства у области", "нашла је недостатке у области",
        "одговара Скупштини за област", "припрема план за област", "води регистар за област",
    ),
    (
        "пре усвајања наредног буџета", "заједно са општинама", "у року од четири године",
        "средствима која су на располагању", "у свако доба године", "како показује искуство острва",
        "без штете по права грађана", "по плану који се објављује", "на копну и на мору",
        "у складу са партнерима у региону", "докле год за тим постоји потреба",
    ),
    "„{}“",
    chapters=(
        "Национални интереси и циљеви", "Главне претње", "Главна начела", "Регионална сарадња",
        "Претње у региону", "Односи са савезима", "Односи са унијама", "Сарадња оружаних снага",
        "Средства", "Спровођење стратегије",
    ),
    titles=("Стратегија националне безбедности: {}", "Стратегија одбране: {}"),
)  # fmt: skip
_GERMAN = Language(
    "de",
    "German",
    (
        "Die Republik", "Die Regierung", "Das Ministerium der Verteidigung", "Die Nationalversammlung",
        "Der Rat für Sicherheit", "Der Katastrophenschutz", "Die Küstenwache", "Die Polizei",
        "Das statistische Amt", "Die Verwaltungsschule",
    ),
    (
        "gibt Vorrang dem Feld", "prüft jedes Jahr das Feld", "sieht als bleibende Aufgabe das Feld",
        "erneuert durch Gesetz das Feld", "ordnet mit den Nachbarn das Feld", "verantwortet vor dem Parlament das Feld",
        "plant auf lange Sicht das Feld", "führt ein Verzeichnis für das Feld",
    ),
    (
        "bevor der nächste Haushalt beschlossen wird", "gemeinsam mit den Gemeinden", "binnen vier Jahren",
        "mit den vorhandenen Mitteln", "zu jeder Jahreszeit", "wie die Erfahrung der Inseln zeigt",
        "ohne Schaden für die Rechte der Bürger", "nach einem Plan, der veröffentlicht wird", "zu Lande und zur See",
        "im Einklang mit den Partnern der Region", "solange der Bedarf besteht",
    ),
    "„{}“",
    chapters=(
        "Nationale Interessen und Ziele", "Hauptbedrohungen", "Grundsätze", "Zusammenarbeit in der Region",
        "Bedrohungen in der Region", "Beziehungen zu Bündnissen", "Beziehungen zu Unionen",
        "Zusammenarbeit der Streitkräfte", "Mittel", "Umsetzung der Strategie",
    ),
    titles=("Nationale Sicherheitsstrategie: {}", "Nationale Verteidigungsstrategie: {}"),
)  # fmt: skip
_FRENCH = Language(
    "fr",
    "French",
    (
        "La République", "Le Gouvernement", "Le ministère de la Défense", "L’Assemblée nationale",
        "Le Conseil de sécurité", "La protection civile", "La garde côtière", "La police",
        "L’office de la statistique", "L’école de l’administration",
    ),
    (
        "donne la priorité au domaine", "évalue chaque année le domaine", "tient pour une tâche durable le domaine",
        "réforme par la loi le domaine", "partage avec ses voisins le domaine", "répond devant le Parlement du domaine",
        "prépare un plan pour le domaine", "tient un registre pour le domaine",
    ),
    (
        "avant l’adoption du prochain budget", "avec les communes", "dans un délai de quatre ans",
        "avec les moyens disponibles", "en toute saison", "comme le montre l’expérience des îles",
        "sans porter atteinte aux droits des citoyens", "selon un plan rendu public", "sur terre et en mer",
        "de concert avec ses partenaires de la région", "aussi longtemps que le besoin dure",
    ),
    "« {} »",
    chapters=(
        "Intérêts et objectifs nationaux", "Menaces principales", "Principes", "Coopération dans la région",
        "Menaces dans la région", "Relations avec les alliances", "Relations avec les unions",
        "Coopération des forces armées", "Moyens", "Mise en œuvre de la stratégie",
    ),
    titles=("Stratégie de sécurité nationale : {}", "Stratégie de défense nationale : {}"),
)  # fmt: skip
_RUSSIAN = Language(
    "ru",
    "Russian",
    (
        "Республика", "Правительство", "Министерство обороны", "Национальное собрание", "Совет безопасности",
        "Служба гражданской защиты", "Береговая охрана", "Полиция", "Статистическое управление",
    ),
    (
        "уделяет первое место вопросу", "ежегодно оценивает состояние области", "считает постоянной заботой область",
        "обновляет законом область", "обсуждает с соседями вопрос", "отвечает перед собранием за область",
        "готовит план для области", "ведёт реестр по вопросу",
    ),
    (
        "до принятия следующего бюджета", "вместе с общинами", "в течение четырёх лет",
        "теми средствами, которые имеются", "в любое время года", "как показывает опыт островов",
        "без ущерба для прав граждан", "по плану, который публикуется", "на суше и на море",
        "вместе с партнёрами по региону", "пока в этом есть нужда",
    ),
    "«{}»",
    chapters=(
        "Национальные интересы и цели", "Главные угрозы", "Основные начала", "Сотрудничество в регионе",
        "Угрозы в регионе", "Отношения с союзами", "Отношения с объединениями",
        "Сотрудничество вооружённых сил", "Средства", "Выполнение стратегии",
    ),
    titles=("Стратегия национальной безопасности: {}", "Стратегия обороны: {}"),
)  # fmt: skip
_GREEK = Language(
    "el",
    "Greek",
    (
        "Η Δημοκρατία", "Η Κυβέρνηση", "Το Υπουργείο Άμυνας", "Η Εθνοσυνέλευση", "Το Συμβούλιο Ασφαλείας",
        "Η πολιτική προστασία", "Η ακτοφυλακή", "Η αστυνομία", "Η στατιστική υπηρεσία",
    ),
    (
        "δίνει προτεραιότητα στον τομέα", "αξιολογεί κάθε χρόνο τον τομέα", "θεωρεί διαρκές έργο τον τομέα",
        "ανανεώνει με νόμο τον τομέα", "μοιράζεται με τους γείτονες τον τομέα", "λογοδοτεί στη Βουλή για τον τομέα",
        "ετοιμάζει σχέδιο για τον τομέα", "τηρεί μητρώο για τον τομέα",
    ),
    (
        "πριν από τον επόμενο προϋπολογισμό", "μαζί με τους δήμους", "μέσα σε τέσσερα χρόνια",
        "με τα μέσα που διαθέτει", "σε κάθε εποχή του χρόνου", "όπως δείχνει η πείρα των νησιών",
        "χωρίς βλάβη των δικαιωμάτων των πολιτών", "με σχέδιο που δημοσιεύεται", "στην ξηρά και στη θάλασσα",
        "μαζί με τους εταίρους της περιοχής", "όσο διαρκεί η ανάγκη",
    ),
    "«{}»",
    own_areas=(
        "ενέργεια", "νερό και τρόφιμα", "ασφάλεια συνόρων", "οργανωμένο έγκλημα", "φυσικές καταστροφές",
        "επιθέσεις στα δίκτυα", "κλιματική αλλαγή", "δημόσια υγεία", "ελευθερία της ναυσιπλοΐας", "μετανάστευση",
    ),
    chapters=(
        "Εθνικά συμφέροντα και στόχοι", "Κύριες απειλές", "Κύριες αρχές", "Συνεργασία στην περιοχή",
        "Απειλές στην περιοχή", "Σχέσεις με συμμαχίες", "Σχέσεις με ενώσεις",
        "Συνεργασία των ενόπλων δυνάμεων", "Μέσα", "Εφαρμογή της στρατηγικής",
    ),
    titles=("Στρατηγική εθνικής ασφάλειας: {}", "Στρατηγική εθνικής άμυνας: {}"),
)  # fmt: skip
LANGUAGES = (ENGLISH, _SERBIAN, _GERMAN, ENGLISH, _FRENCH, _RUSSIAN, ENGLISH, _GREEK)
"""What countries write in, in turn: three of eight in English."""
_STARTS = ("Ar", "Bel", "Cor", "Dal", "El", "Fen", "Gal", "Hel", "Il", "Kar", "Lor", "Mir", "Nor", "Or", "Pel", "Tal")
_MIDDLES = ("a", "e", "ivo", "una", "ori", "asti", "ede", "olu")
_ENDS = ("nia", "ria", "land", "mark", "via", "stan", "dor", "sia")


def country_names(chance: random.Random, count: int) -> list[str]:
    """Names of invented countries, each once."""
    every = [start + middle + end for start in _STARTS for middle in _MIDDLES for end in _ENDS]
    return chance.sample(every, count)


class Writer:
    """Makes sentences of one language, again and again differing ones; the same from the same chance."""

    def __init__(self, language: Language, chance: random.Random) -> None:
        self.language, self.chance = language, chance
        self.areas = language.own_areas or _areas(language.code.partition("-")[0])

    def area(self) -> str:
        """What a strategy may speak about: mostly words of the codebook."""
        return self.chance.choice(self.areas)

    def sentence(self) -> str:
        """One sentence."""
        own = self.language
        number = self.chance.randint(2, 9999)
        said = f"{self.chance.choice(own.subjects)} {self.chance.choice(own.deeds)} {own.area.format(self.area())}"
        if self.chance.random() < 0.25:
            said += f" ({number})"
        return f"{said}, {self.chance.choice(own.ways)}."

    def paragraph(self, sentences: int) -> str:
        """Some sentences."""
        return " ".join(self.sentence() for _ in range(sentences))

    def item(self) -> str:
        """An item of a list."""
        words = f"{self.area()} {self.chance.choice(self.language.ways)}"
        return words[0].upper() + words[1:]

    def reworded(self, sentence: str) -> str:
        """The same with another ending, as a successor says it."""
        head, comma, _ = sentence.rpartition(",")
        return f"{head}, {self.chance.choice(self.language.ways)}." if comma else sentence


@cache
def _areas(language: str) -> tuple[str, ...]:
    """The words of the codebook in a language that are no mere everyday words."""
    concepts = first_codebook().concepts
    words = {word for concept in concepts for word in concept.words.get(language, ()) if " " in word or len(word) > 5}
    return tuple(sorted(words))
