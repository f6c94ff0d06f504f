"""The Danish words the guard knows: first names given to children here, and words that tell of one child's life.

Names that are also everyday words (Bo, Sten, Storm, Maj, Liv …) are left out: they would alarm in ordinary sentences.
"""

from __future__ import annotations

NAMES = frozenset(
    """
    aaliyah abdi abdirahman abdullah abdullahi adam adan agnes ahmad ahmed aicha aida aisha aksel albert alberte
    alexander alfred ali alice alma amal amalie amanda amin amina amir amira anas anders andrea anja ann anna anne
    anton arda arthur asger asma astrid aya ayaan ayan ayesha ayla ayman ayse aziz bashir benjamin bilal camilla
    caroline cecilie celina christian christina clara daniel daniyal david deniz ditte ebba eda ege elias elif
    elin elina ella ellen ellie elliot emil emilie emily emin emir emma emre eren erik esther eva fadi fadumo
    faisal farah farhan fatima fatma felix fie filip filippa fiza freddie frederik freja frida gustav hadi hadia
    halima hamid hamza hana hanad hanna hannah hannan harun hasan hassan hawa hibo huda hugo hussein ibrahim ida
    idil ifrah ilhan ilias iman imran inaya ines ingrid isa isabella isak ismail issa jakob jakub jamal jamila
    jana jasmin jasmina jeppe jesper johan johanne johannes jonas josef josefine julia julie karim karla karoline
    kasper kasra katrine kawtar khadija khalid kristian lamin lauge laura layan layla lea lena leo leyla liam lina
    linus liva loke louise lucas lucca ludvig luka lukas luna lærke mads magne magnus maja malak malik malika
    malou malte maria marie marius maryam mathias mathilde matilde maya mehmet melina melis merve mette mia mikail
    mikkel mila milas mille milo mina mira mohamad mohamed mohammad mohammed mohamud mohsen mona muhammad muhammed
    muna mustafa nadia nadira naja najma nanna nasra natalia nawal niels nikolaj noah noor nora noura nuh nura
    nuri olga oliver olivia oliwia omar osama oscar oskar osman otto patrick pernille philip pola rahma rami rana
    rania rasmus rayan reem ruth saad sabrina sadia safa safiya salah saleh salim salma samir samira samuel sana
    sandra sara sarah sebastian selin selma semih sena shaima signe sigrid siham silas silje simon simone sofia
    sofie solveig sophia stine suleiman sumaya sumeya suraya svend tahir tala tareq tariq thea theo theodor tilde
    tobias ubah valdemar vera victor victoria viggo viktor vilhelm villads vilma wiktoria william xander yahya
    yasin yasir yasmin yasmina younes yousef youssef yusra yusuf zahra zainab zakaria zaki zara zaynab zeinab
    zeynep zohra
    """.split()  # noqa: SIM905  readable, and short in the diff
)

# words with a capital letter that are not a child's name, also when an age or a length of time follows
NOT_A_NAME = frozenset(
    """
    akacieparken alle amager april august barn barnet bestyrelsen bispebjerg brønshøj både børn børnene
    christianshavn copenhagen danmark de den der deres det dif disse drengene du efter eleven en er et facebook
    fem fire flere folehaven foreningen forældre forældrene fra fredag fritidsguiderne gadelandet gruppen han hele
    her hold holdet hun husum hvis i idrætten ikke ind indsatsen instagram islands jeg jul juli juni klubben
    konsulenten kontrakten kurset københavn køge lundtoftegade lørdag man mandag mange med medlemmer medlemmerne
    men min mjølnerparken mødet nordvest nu når nørrebro og ok om onsdag partnerskabet pigerne planen projektet på
    rollespil ryparken samarbejdet siden sidste skolen slack som svømning sydhavn sydhavnen søndag teamet til
    tilbuddet tilskud tingbjerg tirsdag to torsdag tre træneren trænerne turen tårnby unge urbanplanen valby
    vanløse ved vesterbro vi vigerslev vores være åben år ørestad østerbro
    """.split()  # noqa: SIM905  readable, and short in the diff
)
NOT_A_NAME_ENDING = tuple(
    """
    klub klubben forening foreningen forbund hold holdet skole skolen hal hallen huset hus parken projekt
    projektet bro planen aftale aftalen kontrakt festival møde mødet træning træningen kursus kurset lejr lejren
    camp netværket turnering kommune udvalget forvaltningen gruppe gruppen bold dans ballet city academy akademi
    vej gade plads torv bold kbh sport idræt teater værksted
    """.split()  # noqa: SIM905  as above
)

ONE_CHILD = (
    r"drengen|pigen|barnet|sønnen|datteren|eleven|(?:ét|et|en) af (?:børnene|drengene|pigerne|de unge)|"
    r"(?:vores|min|et|en)(?: \w+)? (?:medlem|elev|spiller|danser|deltager)(?= (?:som|der|med|på|har|bor|går|"
    r"er)\b)"
)
A_CHILD = (
    r"en (?:ny |lille |stor |større |ung |ældre |anden |særlig )?(?:dreng|pige|pigespiller|drengespiller|"
    r"teenager)|et (?:lille )?barn|én dreng|én pige"
)
KIN = (
    r"(?:mor|far|moren|faren|moderen|faderen|forældre|forældrene|storebror|storesøster|lillebror|lillesøster|"
    r"bror|søster|søskende|familie|værge|stedfar|stedmor|plejemor|plejefar|bedstemor|mormor|farmor|onkel|tante)"
)
DIAGNOSES = (
    r"adhd|add|autis(?:me|t|tisk)|aspergers?|tourettes?|diagnose\w*|udredt|under udredning|ptsd|angst\w*|"
    r"depression|deprimeret|epilepsi|diabetes|sukkersyge|spiseforstyrrelse\w*|anoreksi|selvskad\w*|cutter|"
    r"ordblind\w*|downs?|ocd|handicap(?:pet)?|kørestol|udviklingshæmm\w*|udviklingsforstyrr\w*|kræft|hiv|astma|"
    r"cerebral parese|spastiker|traumer?|traumatiseret|ritalin|medicin|tilknytningsforstyrr\w*|selvmord\w*|"
    r"psykisk syg\w*|psykiatrisk\w*|psykolog\w*|døv|hørenedsættelse|stammer"
)
FAMILY = (
    r"skilt|skilsmisse\w*|skal skilles|plejefamilie\w*|i pleje|anbragt|anbringelse|tvangsfjern\w*|fjernet fra|"
    r"vold|voldelig\w*|slår|bliver slået|bank derhjemme|fængsel|fængslet|afsoner|misbrug\w*|alkohol\w*|drikker|"
    r"narkoman\w*|stoffer|krisecenter|arbejdsløs\w*|kontanthjælp|førtidspension|gæld|sat ud|hjemløs\w*|"
    r"familiesag\w*|børnesag\w*|underretning\w*|underrettet|socialforvaltningen|socialrådgiver\w*|"
    r"sagsbehandler\w*|flygtning\w*|asyl\w*|opholdstilladelse|udvist|incest|overgreb|misbrugt|krænket|død|døde|"
    r"mistet|kræft|syg|indlagt|bande\w*|politiet|anholdt|sigtet|kriminel\w*|samvær|forældremyndighed\w*|"
    r"bortført|fattig\w*|har ikke råd|ikke råd til|bor alene med|forsømt|forsømmelse|omsorgssvigt|svigt\w*"
)
OFFICE = (
    r"kontor\w*|kontakt\w*|konsulent\w*|formand\w*|kasserer\w*|træner\w*|instruktør\w*|leder\w*|booking|hallen|"
    r"lokale\w*|møde\w*|bestyrelse\w*|kommune\w*|sekretariat\w*|hovednummer\w*|ressourceperson\w*|"
    r"koordinator\w*|frivillig\w*|kollega\w*|tilmelding\w*|spørgsmål"
)
