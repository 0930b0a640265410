"""What the beginning of a line says: bullets, numbers, letters, marks of notes, dot leaders."""

from __future__ import annotations

import re

from stratlas.extract.pdf_characters import HYPHENS

_BULLET = re.compile(r"[•◦‣⁃∙●○■□▪▫◆◇❖►▶▸➢➤✓✔★☐\uf000-\uf0ff]\s*\S|[·*\-–—−]\s+\S|o\s+[A-ZА-ЯЁЂЈЉЊЋЏ]")
_ENUMERATOR = re.compile(
    r"(?:\(?\d{1,3}[.)]|\((?:[^\W\d_]|[ivxl]{1,6}|\d{1,3})\)|(?:[^\W\d_]|[ivxl]{1,6})\)|[a-zа-шђјљњћџ]\.|[ivxl]{1,5}\.)\s+\S"
)
_ITEM = re.compile(f"{_BULLET.pattern}|{_ENUMERATOR.pattern}")
_SECTION = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,5})\.?\s+\S")
_CHAPTER = re.compile(r"(?:(\d{1,2})\.?|[IVXLІХ]{1,6}\.?|[A-ZА-Я]\.)\s+\S")
_NAMED = re.compile(
    r"[„“”«»\"'‚‘]?(?:article|section|chapter|part|annex|appendix|title|члан|глава|поглавље|део|одељак|прилог|član|članak|"
    r"čl|glava|poglavlje|poglavje|dio|deo|odjeljak|odeljak|prilog|člen|priloga|neni|kreu|kapitulli|shtojca|pjesa|"
    r"artikel|kapitel|abschnitt|teil|anhang|anlage|hoofdstuk|bijlage|avdelning|bilaga|articolo|capitolo|allegato|"
    r"artículo|capítulo|título|anexo|artigo|chapitre|titre|partie|annexe|articolul|capitolul|secțiunea|titlul|anexa|"
    r"член|раздел|дел|приложение|статья|часть|стаття|розділ|додаток|artykuł|rozdział|dział|załącznik|článek|článok|hlava|"
    r"část|příloha|fejezet|melléklet|peatükk|jagu|lisa|pants|nodaļa|straipsnis|skyrius|luku|liite|madde|bölüm|kısım|ek|"
    r"άρθρο|κεφάλαιο|μέρος|παράρτημα|المادة|مادة|الفصل|الباب)\b\.?\s*(?:\d{1,4}[a-zа-ш]?|[ivxlіх]{1,7}|[a-zа-я])\b\W*",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?:\[?\d{1,3}\]?|[*†‡§]{1,4}|[¹²³⁰⁴-⁹]{1,3})[.)]?\s*[^\W\d_“„\"'(]?[^\W\d_“„\"'(<]")
_CAPTION = re.compile(
    r"(?:figures?|fig|tables?|charts?|box|boxes|graph|map|diagram|exhibit|photo|image|"
    r"слика|сл|табела|таб|графикон|графика|шема|схема|мапа|карта|дијаграм|оквир|табеларни преглед|"
    r"слика|графикон|таблица|рисунок|рис|диаграмма|фигура|фиг|диаграма|карта|каре|врезка|рисунка|малюнок|"
    r"slika|sl|tabela|tablica|tab|grafikon|grafički prikaz|shema|mapa|karta|dijagram|okvir|graf|preglednica|"
    r"abbildung|abb|tabelle|diagramm|schaubild|übersicht|karte|kasten|grafik|"
    r"tableau|graphique|encadré|carte|schéma|figura|tabla|cuadro|gráfico|gráfica|recuadro|ilustración|"
    r"quadro|tabela|gráfico|caixa|ilustração|mapa|tabella|grafico|riquadro|tavola|"
    r"figur|tabell|diagram|bild|ruta|tekstboks|boks|kort|kart|joonis|tabel|kaart|skeem|kuva|kuvio|taulukko|kaavio|"
    r"grafic|harta|caseta|figurë|tabelë|grafiku|grafik|harta|rysunek|rys|wykres|mapa|ramka|obrázek|obr|obrázok|"
    r"tabulka|tabuľka|graf|ábra|táblázat|ábrák|şekil|tablo|harita|kutu|attēls|paveikslas|lentelė|afbeelding|figuur|kader|"
    r"εικόνα|σχήμα|πίνακας|διάγραμμα)"
    r"\.?\s{0,2}(?:(?:no|бр|br|nr|n)\.?\s?)?(?:[A-ZА-Я][.-]?)?\d{1,3}(?:[.\-–]\d{1,3}){0,3}[a-zа-я]?\b\s?[.:–—|-]?(?=\s|$)",
    re.IGNORECASE,
)
_LEADERS = ("....", ". . . . ", "……", "______")
_DIGRAPH = re.compile(r"[LN]j|Dž")
_TERMINAL = re.compile(r"[.;:!?…][”“\"'»)\]]*\d{0,3}$")


def is_bullet(text: str) -> bool:
    """Whether a line begins with a bullet or a dash and goes on."""
    return _BULLET.match(text) is not None


def is_item(text: str) -> bool:
    """Whether a line begins as a list item does: with a bullet, a number or a letter."""
    return _ITEM.match(text) is not None


def is_numbered(text: str) -> bool:
    """Whether a line begins with a section number of several parts (“2.1”)."""
    return _SECTION.match(text) is not None


def depth(text: str) -> int:
    """How deep a heading's number is: 1 for “2.” and “IV.”, 3 for “2.1.4”, 0 where there is none."""
    section = _SECTION.match(text)
    if section:
        return section[1].count(".") + 1
    return 1 if _CHAPTER.match(text) else 0


def is_named(text: str) -> bool:
    """Whether the whole text is a numbered division of its own: “Article 5”, “Члан 12.”, “GLAVA II”."""
    return _NAMED.fullmatch(text) is not None


def is_note(text: str) -> bool:
    """Whether a line begins as a footnote does: with a number or a star before words."""
    return _NOTE.match(text) is not None


def caption_label(text: str) -> str:
    """What a caption begins with (“Figure 3:”); empty where a text begins otherwise."""
    match = _CAPTION.match(text)
    return match[0] if match else ""


def has_leader(text: str) -> bool:
    """Whether a line has dot leaders, as in a table of contents."""
    return any(leader in text for leader in _LEADERS)


def is_over(text: str) -> bool:
    """Whether a line ends as a sentence or a clause of a list does."""
    return _TERMINAL.search(text) is not None


def is_in_capitals(text: str) -> bool:
    """Whether a text is all capitals; of a letter that is written with two, the second may be small (“NjEGOŠ”)."""
    text = _DIGRAPH.sub(lambda match: match[0].upper(), text)
    return text.upper() == text and text.lower() != text


def goes_on(before: str, text: str) -> bool:
    """Whether words say that two lines belong together: a hyphen, or a small letter after no full stop."""
    if before[-1] in HYPHENS or before[-1] in "\xad\u2010":
        return True
    return text[0].islower() and not is_over(before) and not is_item(text)
