"""Sentences in many languages, and the legacy encodings that official texts in them come in."""

import unicodedata

SENTENCES = {
    "en": (
        "The Government’s strategy – “a plan for résumé-free cafés” – costs £5 million and covers "
        "2019–2024. It was adopted by the Council."
    ),
    "de": (
        "Die Bundesregierung schützt die Bürgerinnen und Bürger. Für die äußere Sicherheit ist das "
        "Bündnis „größer“ als je zuvor; § 5 gilt weiter."
    ),
    "fr": (
        "La stratégie de sécurité nationale, adoptée à l’été 2019, protège les intérêts « essentiels » "
        "du pays où qu’ils se trouvent. Cela reste très général."
    ),
    "es": (
        "La estrategia de defensa nacional señala los desafíos del año próximo: ¿qué hará la nación? La "
        "respuesta será común y también pública."
    ),
    "pt": (
        "A Estratégia Nacional de Defesa não é só questão de armas: a nação terá missões, organização e "
        "formação próprias, no n.º 5."
    ),
    "it": (
        "La sicurezza è più di una questione militare: la libertà e la sovranità della Repubblica sono "
        "già in gioco, perché così è stato deciso."
    ),
    "sv": (
        "Regeringen har beslutat om en nationell säkerhetsstrategi för samhället. Försvaret ska stärkas "
        "både på land och till sjöss, år för år."
    ),
    "da": (
        "Regeringen vil øge sikkerheden på havet og i luften. Det kræver større beredskab, også når året går på hæld."
    ),
    "fi": (
        "Hallitus hyväksyi turvallisuusstrategian. Sen päämäärä on, että väestöä suojellaan myös "
        "häiriötilanteissa ja että yhteistyö lisääntyy."
    ),
    "et": (
        "Käesolev seadus sätestab riigi julgeoleku põhimõtted, šokikindluse nõuded ning ühiskonna jaoks "
        "oluliste üksuste ülesanded."
    ),
    "hr": (
        "Vlada Republike Hrvatske donijela je odluku o zaštiti građana. Županije će provoditi mjere, a "
        "čelnici tijela izvješćivati »Narodne novine«."
    ),
    "sr-Latn": (
        "Strategija nacionalne bezbednosti zaštićuje živote građana. Ključni izazovi su međunarodni, a "
        "čuvanje mira je naš cilj."
    ),
    "sl": (
        "Vlada je sprejela strategijo o nacionalni varnosti. Državljani želijo mir in zaščito, zato bo "
        "ministrstvo še naprej krepilo čete."
    ),
    "cs": (
        "Vláda přijala bezpečnostní strategii. Občané České republiky žijí v míru, ale hrozby se mění "
        "rychleji než dříve, říká „ministr“."
    ),
    "sk": (
        "Vláda prijala bezpečnostnú stratégiu. Občania chcú žiť v mieri, no hrozby sa menia rýchlejšie, "
        "než sme čakali; ďalší krok bude ťažký."
    ),
    "pl": (
        "Rząd przyjął strategię bezpieczeństwa narodowego. Siły zbrojne będą się rozwijać, żeby chronić "
        "ludność; „źródła” zagrożeń są różne."
    ),
    "hu": (
        "A kormány elfogadta a nemzeti biztonsági stratégiát. Az ország védelme közös ügyünk, ezért "
        "erősítjük a honvédséget és a rendőrséget."
    ),
    "ro": (
        "Guvernul a adoptat strategia de securitate naţională. Cetăţenii şi instituţiile apără împreună "
        "ţara în faţa ameninţărilor."
    ),
    "sq": (
        "Kuvendi miratoi strategjinë e sigurisë kombëtare. Në çdo rrezik që përmendet më poshtë, shteti "
        "është përgjegjës për mbrojtjen."
    ),
    "tr": (
        "Hükümet ulusal güvenlik stratejisini kabul etti. Ülkenin bağımsızlığı ve bütünlüğü için "
        "gerekli önlemler alınacaktır; çalışmalar sürüyor."
    ),
    "lt": (
        "Vyriausybė priėmė nacionalinio saugumo strategiją. Piliečių apsauga ir žmonių gerovė yra "
        "svarbiausi šalies uždaviniai."
    ),
    "lv": (
        "Valdība pieņēma nacionālās drošības stratēģiju. Iedzīvotāju aizsardzība ir mūsu kopīgs "
        "uzdevums, un tā prasa ilgtermiņa plānošanu."
    ),
    "ru": (
        "Правительство утвердило Стратегию национальной безопасности. Защита граждан и территории "
        "остаётся главной задачей государства."
    ),
    "sr-Cyrl": (
        "Скупштина је усвојила Стратегију националне безбедности. Очување мира, слободе и њихова "
        "заштита циљ су свих грађана; Ђаковица и Љиг."
    ),
    "bg": (
        "Народното събрание прие Стратегия за национална сигурност. Защитата на гражданите и на "
        "територията е задължение на държавата."
    ),
    "mk": (
        "Собранието ја донесе Стратегијата за национална безбедност. Заштитата на граѓаните, ќе биде "
        "должност на сите институции во државата."
    ),
    "uk": (
        "Уряд ухвалив Стратегію національної безпеки. Захист громадян і території є найважливішим "
        "обов’язком держави; її цілі незмінні."
    ),
    "el": (
        "Η κυβέρνηση ενέκρινε τη στρατηγική εθνικής ασφάλειας. Άμεσος στόχος είναι η προστασία των "
        "πολιτών και της ειρήνης στη χώρα."
    ),
    "he": "הממשלה אישרה את אסטרטגיית הביטחון הלאומי. הגנה על האזרחים היא חובתה הראשונה של המדינה, גם בשנים הבאות.",
    "ar": (
        "اعتمدت الحكومة استراتيجية الأمن الوطني. حماية المواطنين واجب على الدولة، وهي تعمل مع الدول "
        "الصديقة من أجل السلام."
    ),
    "vi": (
        "Chính phủ đã thông qua chiến lược an ninh quốc gia. Bảo vệ người dân là nhiệm vụ quan trọng "
        "nhất của nhà nước trong những năm tới."
    ),
    "th": "รัฐบาลได้อนุมัติยุทธศาสตร์ความมั่นคงแห่งชาติ การคุ้มครองประชาชนเป็นหน้าที่สำคัญที่สุดของรัฐ",
    "zh-Hans": "政府通过了国家安全战略。保护人民和领土是国家最重要的任务，我们将与各国合作，维护地区和平与发展。",
    "zh-Hant": "政府通過了國家安全戰略。保護人民和領土是國家最重要的任務，我們將與各國合作，維護地區和平與發展。",
    "ja": (
        "政府は国家安全保障戦略を決定した。国民の生命と財産を守ることは国の最も重要な責任であり、これか"
        "らも平和のために努力する。"
    ),
    "ko": (
        "정부는 국가안보전략을 채택하였다. 국민의 생명과 재산을 보호하는 것은 국가의 가장 중요한 "
        "의무이며, 앞으로도 평화를 위하여 노력할 것이다."
    ),
}
_WEST = ("cp1252", "iso-8859-1", "iso-8859-15", "mac-roman")
_CENTRAL = ("cp1250", "iso-8859-2", "cp852", "mac-latin2")
_CYRILLIC = ("cp1251", "iso-8859-5", "cp855", "mac-cyrillic")
ENCODINGS = {
    **dict.fromkeys(("en", "de", "fr", "es", "pt", "it", "sv", "da", "fi"), _WEST),
    "et": ("cp1252", "iso-8859-15", "cp1257", "iso-8859-13", "iso-8859-4"),
    "sq": ("cp1252", "iso-8859-1", "cp1250"),
    **dict.fromkeys(("cs", "sk", "pl", "hu"), _CENTRAL),
    **dict.fromkeys(("hr", "sr-Latn", "sl"), (*_CENTRAL[:3], "mac-croatian")),
    "ro": ("cp1250", "iso-8859-2", "cp852"),
    "tr": ("cp1254", "iso-8859-9"),
    **dict.fromkeys(("lt", "lv"), ("cp1257", "iso-8859-13", "iso-8859-4")),
    "ru": ("cp1251", "iso-8859-5", "koi8-r", "cp866", "cp855", "mac-cyrillic"),
    **dict.fromkeys(("sr-Cyrl", "mk"), _CYRILLIC),
    "bg": ("cp1251", "iso-8859-5", "cp866", "cp855", "mac-cyrillic"),
    "uk": ("cp1251", "iso-8859-5", "koi8-u", "mac-cyrillic"),
    "el": ("cp1253", "iso-8859-7"),
    "he": ("cp1255",),
    "ar": ("cp1256", "iso-8859-6"),
    "vi": ("cp1258",),
    "th": ("tis-620",),
    "zh-Hans": ("gb18030", "gbk"),
    "zh-Hant": ("big5",),
    "ja": ("shift_jis", "euc-jp", "iso-2022-jp"),
    "ko": ("euc-kr",),
}
_TYPOGRAPHIC = str.maketrans(dict(zip("’“”„–»«£", '\'"""-""$', strict=True)))


def _for_vietnamese(string: str) -> str:
    """Base letters of code page 1258 with the tone as a mark of its own."""
    parts = []
    for char in string:
        apart = unicodedata.normalize("NFD", char)
        tones = [mark for mark in apart if mark in "\u0300\u0301\u0303\u0309\u0323"]
        base = unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in tones))
        parts.append(base + "".join(tones))
    return "".join(parts)


def stretches(sentence: str, size: int) -> list[str]:
    """The sentence in pieces of whole words of at least `size` characters; what is left at the end is dropped."""
    made, piece = [], ""
    for word in sentence.split(" "):
        piece = f"{piece} {word}".strip()
        if len(piece) >= size:
            made.append(piece)
            piece = ""
    return made


def encoded() -> list[tuple[str, str, str, bytes]]:
    """Language, encoding, sentence, bytes; typographic marks that an encoding lacks are replaced by plain ones."""
    made = []
    for language, names in ENCODINGS.items():
        for name in names:
            sentence = SENTENCES[language]
            try:
                data = (_for_vietnamese(sentence) if name == "cp1258" else sentence).encode(name)
            except UnicodeEncodeError:
                sentence = sentence.translate(_TYPOGRAPHIC)
                data = sentence.encode(name)
            made.append((language, name, sentence, data))
    return made
