"""Words from which the documents of the quality gate are made: four languages, two scripts, short and long ones."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """A language's words, some of its compounds, its quotation marks, and what its running head says."""

    code: str
    words: tuple[str, ...]
    compounds: tuple[str, ...]
    quotes: str
    head: str
    figure: str


_ENGLISH = """
a and at by for from in is no of on or the to with all any are can each far few has its may new not our own
part role same some such that them then they this time upon very ways what when will year able aims also army
bear both care city core duty even face fair firm flow food form gain goal good grow hand harm help high hold
keep land last lead life link list long loss main make mean meet most move must near need next once only open
order peace plans power proof reach ready region resource respond result review river robust school science
shared shield signal social source stable strategy strength support system threats together training treaty
trust until values volunteer water whole within accession accountability administration agricultural alliance
assessment authorities awareness border capabilities catastrophe citizens civilian commitment communication
comprehensive confidence consequences constitutional contribution cooperation coordination corruption
counterintelligence cybersecurity defence democratic deterrence development diplomacy disinformation economic
education emergency environmental fundamental geopolitical globalisation governmental harmonisation
humanitarian implementation independence industrialisation infrastructure institutions instability
intelligence interdependence international interoperability investigation legislation liberalisation
migration modernisation multinational neighbourhood organisation parliamentary partnership peacekeeping
population preparedness prevention proliferation prosperity protection reconstruction representation
responsibility sovereignty surveillance sustainability territorial terrorism transnational transparency
unconventional vulnerability
"""

_SERBIAN = """
и у на се да за од са по до уз не је би ће сви она оне они овај овим која које који али или међу када као
како само пут рад мир ред рок вид део дан град грађа закон земља живот знање извор јавна јачање кадар крај
људи мера мере моћ нада народ наука нови област однос општа опште орган основ пажња памет план поље помоћ
понос попис право пракса предлог пример пут развој реке реч савез свест сила слога смер снага спас стање став
стална стручна суд тело терет ток траје услов учење циљ часна члан школа шума алгоритам безбедност
благостање ваздухопловство ванредних веродостојност војска владавина геополитичких глобализације
грађанство дезинформације демократских доследност домовина дугорочних економски еколошких електроенергетски
живљења заједница законодавство заштита здравство изазови изградња инвестиције индустрија институција
информационих истраживање капацитети комуникација контраобавештајни корупција криминал легитимност
међународних међузависност миграције мировним модернизација надлежност најзначајнијих неповредивост
несагласност обавештајни обезбеђивање образовање одбрана одговорност одлучивање окружење организација
оспособљавање партнерство поверење пограничних подршка полиција последице потенцијали превенција
предузимање приоритети процена равноправност регионалних реформа самосталност сарадња свеобухватних
становништво стратегија суверенитет супротстављање тероризам територијални транспарентност унапређење
усаглашавање функционисање целовитост
"""

_CROATIAN = """
i u na se da za od sa po do uz ne je bi će svi ona one oni ovaj ovim koja koje koji ali ili među kada kao
kako samo put rad mir red rok vid dio dan grad građa zakon zemlja život znanje izvor javna jačanje kadar kraj
ljudi mjera mjere moć nada narod nauka novi oblast odnos opća opće organ osnov pažnja pamet plan polje pomoć
ponos popis pravo praksa prijedlog primjer razvoj rijeke riječ savez svijest sila sloga smjer snaga spas
stanje stav stalna stručna sud tijelo teret tok traje uvjet učenje cilj časna član škola šuma algoritam
sigurnost blagostanje zrakoplovstvo izvanrednih vjerodostojnost vojska vladavina geopolitičkih globalizacije
građanstvo dezinformacije demokratskih dosljednost domovina dugoročnih ekonomski ekoloških
elektroenergetski življenja zajednica zakonodavstvo zaštita zdravstvo izazovi izgradnja investicije
industrija institucija informacijskih istraživanje kapaciteti komunikacija protuobavještajni korupcija
kriminal legitimnost međunarodnih međuovisnost migracije mirovnim modernizacija nadležnost najznačajnijih
nepovredivost nesuglasnost obavještajni osiguravanje obrazovanje obrana odgovornost odlučivanje okruženje
organizacija osposobljavanje partnerstvo povjerenje pograničnih potpora policija posljedice potencijali
prevencija poduzimanje prioriteti procjena ravnopravnost regionalnih reforma samostalnost suradnja
sveobuhvatnih stanovništvo strategija suverenitet suprotstavljanje terorizam teritorijalni transparentnost
unaprjeđenje usklađivanje funkcioniranje cjelovitost džungla nadživjeti injekcija ljubav njegovanje
"""

_ALBANIAN = """
e i të në me për nga një si do që ka më po ose por kjo këto këtë ata tek mbi nën pas para deri çdo disa
gjithë vetëm rrugë punë paqe rend afat pjesë ditë qytet ligj tokë jetë dije burim publike forcë njerëz masë
masa fuqi shpresë popull shkencë fushë lidhje organ bazë kujdes mendje plan ndihmë krenari numër drejtë
shembull zhvillim lumë fjalë aleancë vetëdije unitet drejtim shpëtim gjendje qëndrim gjykatë trup barrë
rrjedhë kusht mësim qëllim anëtar shkollë pyll algoritëm siguri mirëqenie aviacion jashtëzakonshme
besueshmëri ushtri sundim gjeopolitike globalizim qytetari dezinformim demokratike qëndrueshmëri atdhe
afatgjatë ekonomike mjedisore elektroenergjetike bashkësi legjislacion mbrojtje shëndetësi sfida ndërtim
investime industri institucion informacionit hulumtim kapacitete komunikim kundërzbulim korrupsion
kriminalitet legjitimitet ndërkombëtare ndërvarësi migrim paqeruajtëse modernizim kompetencë
rëndësishme paprekshmëri mosmarrëveshje zbulim sigurim arsimim përgjegjësi vendimmarrje rrethinë
organizatë aftësim partneritet mirëbesim kufitare mbështetje policia pasojat potencial parandalim
ndërmarrje përparësi vlerësim barazi rajonale reformë pavarësi bashkëpunim gjithëpërfshirëse popullsi
strategji sovranitet kundërvënie terrorizëm territoriale transparencë përmirësim harmonizim
funksionim tërësi
"""

ENGLISH = Language(
    "en",
    tuple(_ENGLISH.split()),
    ("long-term", "civil-military", "decision-making", "non-state", "well-being", "Euro-Atlantic", "cross-border"),
    "“”",
    "Outlook of the Quiet Valleys",
    "Figure",
)

SERBIAN = Language(
    "sr",
    tuple(_SERBIAN.split()),
    ("друштвено-економски", "цивилно-војна", "културно-историјски", "северо-западни", "радно-правни"),
    "„“",
    "Поглед из Мирних Долина",
    "Слика",
)

CROATIAN = Language(
    "hr",
    tuple(_CROATIAN.split()),
    ("društveno-ekonomski", "civilno-vojna", "kulturno-povijesni", "sjevero-zapadni", "radno-pravni"),
    "„“",
    "Pogled iz Mirnih Dolina",
    "Slika",
)

ALBANIAN = Language(
    "sq",
    tuple(_ALBANIAN.split()),
    ("shoqëroro-ekonomike", "civilo-ushtarake", "kulturoro-historike", "veri-perëndimore", "euro-atlantike"),
    "“”",
    "Vështrim nga Luginat e Qeta",
    "Figura",
)

LANGUAGES = (ENGLISH, SERBIAN, CROATIAN, ALBANIAN)
