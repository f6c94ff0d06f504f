"""What the made-up people of the demo wrote and planned. No child, person or place in it exists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.plans import FocusArea

UPDATES: Mapping[FocusArea, Sequence[str]] = {
    FocusArea.ORGANISATION: (
        "Bestyrelsen har sat indsatsen på som fast punkt på hvert møde.",
        "Vi har delt opgaverne, så kassereren nu står for indmeldelserne.",
        "En ny i bestyrelsen vil gerne være min sparringspartner. Vi mødes den første mandag i måneden.",
        "Vi har skrevet vores velkomst ned, så den ikke kun sidder i hovedet på mig.",
        "Generalforsamlingen valgte to forældre ind i bestyrelsen.",
        "Vi har fået en fælles kalender, så alle kan se, hvem der åbner og lukker.",
        "Jeg holdt et oplæg for bestyrelsen om, hvad min tid går med. De vil tage to opgaver fra mig.",
        "Vi har gjort indmeldelsen kortere. Nu kan den udfyldes på en telefon.",
    ),
    FocusArea.VOLUNTEERS: (
        "To forældre er begyndt som hjælpere om torsdagen.",
        "Vi holdt en aften for alle trænere om den gode start for nye børn. 14 kom.",
        "En af de store piger er blevet holdleder for de mindste.",
        "Vi har givet hver ny frivillig en makker. Ingen er stoppet siden.",
        "Tre unge har været på hjælpelederkursus og er klar til at tage et hold.",
        "Vi takkede de frivillige med fællesspisning. 26 var med.",
        "En far, der plejer at vente i bilen, står nu for udstyret.",
    ),
    FocusArea.COOPERATION: (
        "Skolen sender nu en klasse på besøg hver onsdag efter sidste time.",
        "Aftale med fritidsklubben: De følger børnene til os de første fire gange.",
        "Vi stod på den lokale festdag og snakkede med mange familier.",
        "En boligsocial medarbejder har vist ni børn ned til os denne måned.",
        "Møde med biblioteket om en fælles dag i vinterferien. De stiller lokale til rådighed.",
        "Vi er med i skolens nyhedsbrev hver måned nu.",
        "FritidsGuiderne har fulgt fem børn hertil. Fire af dem er meldt ind.",
        "Vi har lavet en prøvedag sammen med naboforeningen. 31 børn prøvede begge dele.",
    ),
    FocusArea.WELLBEING: (
        "12 nye piger på holdet efter prøvetimen.",
        "Fælles mad, før vi går i gang, gør, at flere bliver hængende bagefter.",
        "Vi har lånt udstyr ud til dem, der ikke har selv. Det virker.",
        "De nye børn får en fast makker de første uger. Det giver ro på holdet.",
        "Vi holdt en aften, hvor børnene selv bestemte programmet. Det vil vi gøre igen.",
        "18 af de 20, der begyndte efter sommerferien, er her stadig.",
    ),
    FocusArea.COORDINATION: (
        "Otte foreninger mødtes om et fælles åbent hus i efterårsferien.",
        "Vi har samlet et overblik over, hvilke hold der har plads i bydelen.",
        "Vores måde at bruge følgevenner på er delt med tre andre foreninger.",
        "Netværket i bydelen har fået en fast mødedag hver anden måned.",
        "To foreninger deler nu en frivillig, som begge kender godt.",
    ),
}
TROUBLES: Mapping[FocusArea, Sequence[str]] = {
    FocusArea.ORGANISATION: (
        "Formanden er stoppet, og jeg ved ikke, hvem jeg skal gå til.",
        "Bestyrelsen nåede ikke indsatsen på det sidste møde.",
    ),
    FocusArea.VOLUNTEERS: (
        "Det er svært at få nok voksne til lørdag formiddag. Vi prøver med en vagtplan.",
        "To frivillige er holdt op på samme tid, og et hold står uden leder.",
    ),
    FocusArea.COOPERATION: (
        "Skolen har fået ny ledelse, og aftalen om prøvetimer ligger stille.",
        "Fritidsklubben mangler folk til at følge børnene herned.",
    ),
    FocusArea.WELLBEING: (
        "Ventelisten er vokset til 23. Vi optager ikke flere før sommerferien.",
        "Flere bliver væk, når det er mørkt. Vi følges nu ad fra stationen.",
    ),
    FocusArea.COORDINATION: (
        "Kun to foreninger kom til mødet. Tidspunktet passede dårligt.",
        "Det er svært at finde et lokale, hvor alle foreninger kan være med.",
    ),
}
GOALS: Mapping[FocusArea, Sequence[str]] = {
    FocusArea.ORGANISATION: (
        "Indsatsen er fast punkt på bestyrelsens møder",
        "Opgaverne kan tages over af en anden i løbet af en uge",
        "Alle trænere og ledere kender vores velkomst",
    ),
    FocusArea.VOLUNTEERS: (
        "Fem nye forældre hjælper til hver sæson",
        "Hver ny frivillig får en makker de første tre måneder",
        "To unge om året bliver hjælpere",
    ),
    FocusArea.COOPERATION: (
        "Fast aftale med den nærmeste skole",
        "Vi er med på de lokale festdage",
        "Klubberne ved, hvem de kan ringe til hos os",
    ),
    FocusArea.WELLBEING: (
        "Nye børn er stadig med efter et halvt år",
        "Et hold kun for piger",
        "Udstyr til dem, der ikke har selv",
    ),
    FocusArea.COORDINATION: (
        "Et netværk af foreninger i bydelen mødes fire gange om året",
        "Metoder, der virker, bliver delt",
    ),
}
OBSTACLES: Sequence[tuple[str, str]] = (
    ("Vi mangler et lokale om onsdagen, så det nye hold ikke kan komme i gang.", "consultant"),
    ("Vi har ingen til at tage telefonen, når jeg har fri.", "board"),
    ("Kontingentstøtten tager lang tid, og nogle familier giver op.", "consultant"),
    ("Hvordan gør I andre, når forældrene ikke svarer?", "network"),
    ("Vi ved ikke, hvem på skolen vi skal aftale prøvetimer med.", "consultant"),
    ("To trænere stopper til sommer, og vi har ikke nye.", "board"),
    ("Klubhuset er låst om eftermiddagen, hvor børnene har tid.", "consultant"),
)
EXPERIENCES: Sequence[str] = (  # what those say of themselves who are in the peer finder
    "Pigehold: prøvetimer sammen med skolen, og store piger som holdledere.",
    "Forældre som frivillige, også dem, der ikke selv har gået i en forening.",
    "Samarbejde med fritidsklubber om at følge børn til de første gange.",
    "Fondsansøgninger til udstyr og ture.",
    "Pigehold i en forening, hvor der før kun var drenge.",
)
