"""Passages of our own in many languages: true text, to be damaged by tests."""

PASSAGES = {
    "en": (
        "The government protects the citizens, the institutions and the coast of the country. Every year the ministry "
        "publishes a report on the threats that it has seen, and the parliament discusses it in public.\n\n"
        "Neighbouring states are partners: they share information about floods, fires and attacks on networks, and "
        "their services exercise together. Those who work for security answer to the law."
    ),
    "de": (
        "Die Regierung schützt die Bürgerinnen und Bürger, die Behörden und die Küste des Landes. Jährlich "
        "veröffentlicht das Ministerium einen Bericht über die Gefahren, die es gesehen hat; das Parlament berät "
        "darüber öffentlich.\n\nBenachbarte Länder sind Partner: Sie tauschen Auskünfte über Überschwemmungen, Brände "
        "und Angriffe auf Netze aus, und ihre Kräfte üben gemeinsam. Wer für die Sicherheit tätig ist, muss sich an "
        "die Gesetze halten und erklären können, was er getan hätte."
    ),
    "fr": (
        "Le gouvernement protège les citoyens, les autorités et le littoral du pays. Chaque année, le ministère publie "
        "un rapport sur les dangers qui ont été observés, et l’assemblée en débat à la séance générale.\n\n"
        "Les États voisins sont considérés comme des alliés : ils échangent des données sur les incendies, les "
        "inondations et les attaques contre les réseaux, et leurs équipes s’entraînent à la frontière. La sécurité "
        "est une responsabilité partagée, à tous les degrés, et la société y prête son aide."
    ),
    "es": (
        "El gobierno protege a la población, las instituciones y las costas del país. Cada año el ministerio publica "
        "un informe público sobre los daños que se observaron, y el parlamento lo discute en sesión abierta.\n\n"
        "Los países vecinos son también aliados: comparten información sobre incendios, inundaciones y ataques "
        "cibernéticos, y sus equipos practican juntos en la región. Según la ley, la cooperación económica y la "
        "seguridad son política común, y así lo decidió la nación. Además habrá más educación."
    ),
    "it": (
        "Il governo protegge i cittadini, le autorità e le coste del paese, perché la libertà è un bene di tutti. Ogni "
        "anno il ministero pubblica una relazione sui pericoli della società, e il parlamento ne discuterà con "
        "serietà.\n\nGli stati vicini sono alleati: la capacità di reagire è più forte se le attività sono comuni. La "
        "sicurezza delle città e la sovranità dipendono dalla qualità e dalla continuità della cooperazione. Ciò "
        "vale già oggi e sarà così finché le comunità avranno necessità di aiuto."
    ),
    "pt": (
        "O governo protege a população, as instituições e a costa do país. O ministério publica todos os anos um "
        "relatório sobre as ameaças, e a assembleia discute-o em sessão pública.\n\nOs países vizinhos são também "
        "aliados: trocam informações sobre incêndios, inundações e ataques às redes, e as suas forças fazem exercícios "
        "na região. A segurança é uma missão comum, não uma obrigação de poucos; a educação e a cooperação económica "
        "são condições da proteção."
    ),
    "nl": (
        "De regering beschermt de inwoners, de instellingen en de kust van het land. Elk jaar geeft het ministerie een "
        "verslag uit over de gevaren die het heeft gezien, en het parlement bespreekt dat in het openbaar.\n\n"
        "Buurlanden zijn bondgenoten: zij delen kennis over branden, overstromingen en aanvallen op netwerken, en hun "
        "diensten oefenen samen. Wie voor de veiligheid werkt, houdt zich aan de wet."
    ),
    "sv": (
        "Regeringen skyddar invånarna, myndigheterna och landets kuster. Varje år lämnar departementet en berättelse "
        "om de hot som har iakttagits, och riksdagen överlägger om den på ett öppet möte.\n\nGrannländerna är våra "
        "vänner: de utbyter kunskap om bränder, översvämningar och angrepp på nät, och deras styrkor övar också "
        "tillsammans. Säkerheten är en gemensam uppgift på många områden, från norr till söder, och för den behövs "
        "både förmåga, återhållsamhet och förtroende mellan människor."
    ),
    "fi": (
        "Hallitus suojelee väestöä, viranomaisia ja maan rannikkoa. Joka vuosi ministeriö julkaisee selvityksen "
        "uhkista, jotka se on nähnyt, ja eduskunta käsittelee sitä julkisesti.\n\nNaapurimaat ovat ystäviä: ne "
        "välittävät tietoja tulipaloista, tulvista ja verkkoihin tehdyistä hyökkäyksistä, ja niiden joukot "
        "harjoittelevat yhdessä. Turvallisuus on yhteinen tehtävä, jota ei voi jättää yksin viranomaisille."
    ),
    "pl": (
        "Rząd chroni ludność, urzędy i wybrzeże państwa. Każdego roku ministerstwo ogłasza sprawozdanie o "
        "zagrożeniach, które zauważyło, a sejm omawia je na posiedzeniu otwartym.\n\nPaństwa sąsiednie są naszymi "
        "sojusznikami: wymieniają wiadomości o pożarach, powodziach i atakach na sieci, a ich służby ćwiczą wspólnie. "
        "Bezpieczeństwo jest wspólną powinnością, więc każdy urząd może liczyć na współpracę; działania będą "
        "prowadzone zgodnie z prawem i w porozumieniu z sąsiadami."
    ),
    "cs": (
        "Vláda chrání obyvatele, úřady a hranice země. Každý rok ministerstvo zveřejňuje zprávu o hrozbách, které "
        "zjistilo, a poslanci ji projednávají na veřejném zasedání.\n\nSousední státy jsou našimi spojenci: předávají "
        "si údaje o požárech, povodních a útocích na sítě a jejich složky společně cvičí. Bezpečnost je společný úkol, "
        "při němž každý úřad může počítat s pomocí; příslušníci se musí řídit zákonem a své činy vysvětlit."
    ),
    "hu": (
        "A kormány védi a lakosságot, a hatóságokat és az ország határait. A minisztérium évente jelentést tesz közzé "
        "az észlelt veszélyekről, és az országgyűlés nyilvános ülésen vitatja meg.\n\nA szomszédos államok "
        "szövetségesek: kölcsönösen értesítik egymást a tüzekről, az árvizekről és a hálózatok elleni támadásokról, és "
        "erőik közösen gyakorlatoznak. A biztonság közös felelősség, amelyhez a polgárok bizalma és a működő "
        "intézmények egyaránt szükségesek, mert az erő a jövőben is kevés őszinteség nélkül."
    ),
    "ro": (
        "Guvernul ocrotește cetățenii, instituțiile și țărmul țării. În fiecare an, ministerul publică un raport "
        "despre amenințările pe care le-a observat, iar parlamentul îl dezbate în ședință publică.\n\nStatele vecine "
        "sunt aliați: își împărtășesc cunoștințele despre incendii, inundații și atacuri asupra rețelelor, iar forțele "
        "lor se antrenează împreună. Siguranța este o îndatorire comună și fiecare instituție răspunde în fața legii "
        "pentru acțiunile sale."
    ),
    "hr": (
        "Vlada štiti građane, ustanove i obalu države. Svake godine ministarstvo objavljuje izvješće o opasnostima "
        "koje je uočilo, a zastupnici o njemu raspravljaju na otvorenoj sjednici.\n\nSusjedne države naši su "
        "saveznici: međusobno razmjenjuju obavijesti o požarima, poplavama i napadima na mreže, a njihove službe "
        "zajednički vježbaju. Sigurnost je zajednička zadaća, pa će svaki građanin moći računati na pomoć. Tko čuva "
        "sigurnost, drži se zakona i može objasniti što čini. Također će se povećati ulaganja u obrazovanje."
    ),
    "sr-Cyrl": (
        "Влада штити грађане, установе и границе државе. Сваке године министарство објављује извештај о опасностима "
        "које је уочило, а посланици о њему расправљају на отвореној седници.\n\nСуседне државе су наши савезници: "
        "међусобно размењују обавештења о пожарима, поплавама и нападима на мреже, а њихове службе заједнички вежбају. "
        "Безбедност је заједнички задатак, па ће сваки грађанин моћи да рачуна на помоћ. Ко чува безбедност, држи се "
        "закона и може да објасни шта чини."
    ),
    "mk": (
        "Владата ги штити граѓаните, установите и границите на државата. Секоја година министерството објавува "
        "извештај за опасностите што ги забележало, а пратениците расправаат за него на отворена седница.\n\n"
        "Соседните држави се наши сојузници: тие меѓусебно разменуваат известувања за пожари, поплави и напади на "
        "мрежите, а нивните служби заеднички вежбаат. Безбедноста е заедничка задача и секој граѓанин може да смета "
        "на помош."
    ),
    "bg": (
        "Правителството защитава гражданите, институциите и границите на държавата. Всяка година министерството "
        "публикува доклад за опасностите, които е забелязало, а депутатите го обсъждат на открито заседание.\n\n"
        "Съседните държави са наши съюзници: те обменят сведения за пожари, наводнения и нападения срещу мрежите, а "
        "техните служби провеждат общи учения. Сигурността е обща задача и всеки гражданин може да разчита на помощ."
    ),
    "ru": (
        "Правительство защищает граждан, учреждения и границы государства. Каждый год министерство публикует доклад об "
        "угрозах, которые оно заметило, а депутаты обсуждают его на открытом заседании.\n\nСоседние государства "
        "являются нашими союзниками: они обмениваются сведениями о пожарах, наводнениях и нападениях на сети, а их "
        "службы проводят общие учения. Безопасность есть общая задача, и каждый гражданин может рассчитывать на помощь."
    ),
    "uk": (
        "Уряд захищає громадян, установи та кордони держави. Щороку міністерство оприлюднює звіт про загрози, які воно "
        "помітило, а депутати обговорюють його на відкритому засіданні.\n\nСусідні держави є нашими союзниками: вони "
        "обмінюються відомостями про пожежі, повені та напади на мережі, а їхні служби проводять спільні навчання. "
        "Безпека є спільним завданням, і кожен громадянин може розраховувати на допомогу."
    ),
    "el": (
        "Η κυβέρνηση προστατεύει τους πολίτες, τις αρχές και τις ακτές της χώρας. Κάθε χρόνο το υπουργείο δημοσιεύει "
        "έκθεση για τους κινδύνους που παρατήρησε, και η βουλή τη συζητά σε ανοικτή συνεδρίαση.\n\nΤα γειτονικά κράτη "
        "είναι σύμμαχοι: ανταλλάσσουν πληροφορίες για πυρκαγιές, πλημμύρες και επιθέσεις σε δίκτυα, και οι υπηρεσίες "
        "τους ασκούνται μαζί. Η ασφάλεια είναι κοινή υπόθεση όλων των πολιτών."
    ),
    "tr": (
        "Hükümet ülkenin vatandaşlarını, kurumlarını ve kıyılarını korur. Bakanlık her yıl gördüğü tehlikeler hakkında "
        "bir rapor yayımlar ve meclis bunu açık oturumda görüşür.\n\nKomşu ülkeler dostumuzdur: yangınlar, su "
        "baskınları ve ağlara yapılan saldırılar üzerine bilgi paylaşırlar, güçleri birlikte çalışır. Güvenlik ortak "
        "bir görevdir; her kuruluş yasaya uymalı, yaptığı işi açıklayabilmelidir. Değişen koşullar, eğitim ve sağlık "
        "alanında işbirliğini gerekli kılar; çağdaş bir devletin gücü halkın güvenidir."
    ),
    "lt": (
        "Vyriausybė saugo gyventojus, įstaigas ir šalies sienas. Kasmet ministerija skelbia pranešimą apie grėsmes, "
        "kurias pastebėjo, o seimas jį svarsto atvirame posėdyje.\n\nKaimyninės valstybės yra sąjungininkės: jos "
        "keičiasi žiniomis apie gaisrus, potvynius ir tinklų užpuolimus, o jų pajėgos mokosi kartu. Saugumas yra "
        "bendra užduotis, todėl kiekvienas žmogus gali tikėtis pagalbos; įstatymų laikosi ir tie, kurie jį užtikrina."
    ),
    "lv": (
        "Valdība sargā iedzīvotājus, iestādes un valsts robežas. Katru gadu ministrija publicē ziņojumu par draudiem, "
        "kurus tā pamanījusi, un saeima to apspriež atklātā sēdē.\n\nKaimiņu valstis ir sabiedrotie: tās dalās ar "
        "ziņām par ugunsgrēkiem, plūdiem un uzbrukumiem tīkliem, un to spēki mācās kopā. Drošība ir kopīgs uzdevums, "
        "tāpēc katrs iedzīvotājs var cerēt uz palīdzību; likums jāievēro arī tiem, kuri to nodrošina."
    ),
    "sq": (
        "Qeveria mbron qytetarët, institucionet dhe kufijtë e vendit. Çdo vit ministria boton një raport për rreziqet "
        "që ka vërejtur, dhe kuvendi e shqyrton atë në një mbledhje të hapur.\n\nShtetet fqinje janë aleatët tanë: ato "
        "shkëmbejnë të dhëna për zjarret, përmbytjet dhe sulmet ndaj rrjeteve, dhe shërbimet e tyre ushtrohen së "
        "bashku. Siguria është një detyrë e përbashkët dhe çdo qytetar mund të mbështetet te ndihma."
    ),
}
