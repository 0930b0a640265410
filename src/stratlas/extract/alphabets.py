"""What the letters outside ASCII of a language are, the most frequent first: the ground for guessing an encoding."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

WESTERN = {
    "en": "éñáóüöèçíïêôâäåëøæœ",
    "de": "üäöß",
    "fr": "éèàêçâîùôûœëïüÿæ",
    "es": "óíáéñúü",
    "pt": "ãçáéíóêõâúàôü",
    "it": "àèùòéìî",
    "nl": "ëïéèöüóá",
    "ca": "àéíóèòçúïü",
    "gl": "óíñáéúü",
    "sv": "äåöé",
    "da": "øåæéöäü",
    "no": "øåæéòôó",
    "fi": "äöåšž",
    "et": "äõüöšž",
    "is": "ðáíéþöóúæý",
    "ga": "áéíóú",
    "eu": "ñü",
    "sq": "ëç",
}
CENTRAL = {
    "hr": "čšžćđ",
    "sl": "čšžć",
    "cs": "íáéěřčšýžůúňóďť",
    "sk": "áíéčšýžľúťňôďäóĺŕ",
    "pl": "łęóążśćńź",
    "hu": "áéőöüóíúű",
    "ro": "ăîâţşțș",
    "sq": "ëç",
    "de": "üäöß",
}
BALTIC = {"lt": "ėšįųūžčąę", "lv": "āīēšūņļķģžč", "et": "äõüöšž"}
TURKISH = {"tr": "ıüşğçöâîû"}
CYRILLIC = {
    "ru": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
    "sr": "аоиеутнјрсвкдмплзбгчшцжхћљњфђџ",
    "bg": "аоиетнрсвлдкмпзъгубячщшцжюхйфьѝ",
    "mk": "аоитенрсвкдлпмујзгбчшцжќѓљњфхџѕѐѝ",
    "uk": "оаинівртесклупмдьязйгбчхцюжїшєщфґ",
    "be": "аінытресолкпвдумяцбзгйчьўжшхюэёф",
}
GREEK = {"el": "αοιετσνηυρπκμλςίγόάδθήέχύφώβξζψϊϋΐΰ"}
HEBREW = {"he": "יוהלארתבמשנכדםחפקצעגטןזסךףץ"}
ARABIC = {
    "ar": "الينمتروبدعةفسهكقحجصشطذضخزأإىغثءظئؤآ",
    "fa": "ایرندهمتوسبشکزگقعخفجپحصطلچضذثژغظءئآ",
}
THAI = {"th": "านรอเกงมยวลสตทคะดใแบปหพไโขจถผธชศณซญภษฐฟฒฏฎฬฉฆฌฮๆฯา่้ัีิ์ุืูำ็ึ"}
VIETNAMESE = {
    "vi": "àạảãáâầấậẩẫăằắặẳẵèéẹẻẽêềếệểễìíịỉĩòóọỏõôồốộổỗơờớợởỡùúụủũưừứựửữỳýỵỷỹđ",
}
# Scripts of thousands of characters: the hundred or so that make up a third of any running text.
CHINESE_SIMPLIFIED = {
    "zh": (
        "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子"
        "说产种面而方后多定行学法所民得经十"
        "三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由"
        "其些然前外天政四日那社义事平形相全表间样与关各"
        "重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已"
        "通并提直题党程展五果料象员革位入常文总次品式活设"
        "及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战"
        "先回则任取据处队南给色光门即保治北造百规热领七海"
        "口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车"
        "例真务具万每目至达走积示议声报斗完类八离华名确才"
        "科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿"
        "须际商非验连断深难近矿千周委素技备半办青省列习响"
        "约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养"
        "易置派层片始却专状育厂京识适属圆包火住调满县局照"
    ),
}
CHINESE_TRADITIONAL = {
    "zh": (
        "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子"
        "說產種面而方後多定行學法所民得經十"
        "三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由"
        "其些然前外天政四日那社義事平形相全表間樣與關各"
        "重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已"
        "通並提直題黨程展五果料象員革位入常文總次品式活設"
        "及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論運農指幾九區強放決西被幹做必戰"
        "先回則任取據處隊南給色光門即保治北造百規熱領七海"
    ),
}
JAPANESE = {
    "ja": (
        "のにはをたがでてとしれさいあるなかこもらりすまっつそよくきえんけどちせおみめわうやへげごじだば"
        "べ国日年大本人中安全保障戦略的家防衛和政府"
    )
}
KOREAN = {
    "ko": (
        "이다의는에을를가고하한은로지기사과도자해인전정국대시서있어그리나여것보일부들안수제성적및위원장관할주와으된"
        "되년등구화상동연공경조비중발행력개체방민용세계무선학요라면만단게신거모분유반내소생실진미북통회물통합협"
    )
}
_TABLES: tuple[Mapping[str, str], ...] = (
    WESTERN,
    CENTRAL,
    BALTIC,
    TURKISH,
    CYRILLIC,
    GREEK,
    HEBREW,
    ARABIC,
    THAI,
    VIETNAMESE,
    CHINESE_SIMPLIFIED,
    CHINESE_TRADITIONAL,
    JAPANESE,
    KOREAN,
)
_SERBO_CROATIAN = {"sr", "hr", "bs", "sh", "cnr", "srp", "hrv", "bos"}
_SAME = {"nb": "no", "nn": "no", "prs": "fa", "iw": "he"}


def names_of(language: str | None) -> frozenset[str]:
    """The names by which the tables know the language of a tag (BCP 47): two where it is written in two scripts."""
    if not language:
        return frozenset()
    primary, *others = language.replace("_", "-").lower().split("-")
    if primary in _SERBO_CROATIAN:
        return frozenset({"hr"} if "latn" in others else {"sr"} if "cyrl" in others else {"hr", "sr"})
    return frozenset({_SAME.get(primary, primary)})


@cache
def letters_of(names: frozenset[str]) -> frozenset[str]:
    """The letters outside ASCII that these languages use; empty where anything may stand, as in English."""
    if "en" in names:
        return frozenset()
    return frozenset("".join(table.get(name, "") for table in _TABLES for name in names))
