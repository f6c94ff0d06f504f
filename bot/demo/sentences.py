"""What the made-up people of the demo wrote and planned. No child, person or place in it exists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.plans import FocusArea

UPDATES: Mapping[FocusArea, Sequence[str]] = {
    FocusArea.ORGANISATION: (
        "Bestyrelsen har sat indsatsen på som fast punkt på hvert møde.",
        "Vi har delt opgaverne, så kassereren nu står for indmeldelserne.",
        "Ny i bestyrelsen vil gerne være min sparringspartner. Vi mødes den første mandag i måneden.",
        "Vi har skrevet vores velkomst ned, så den ikke kun sidder i hovedet på mig.",
    ),
    FocusArea.VOLUNTEERS: (
        "To forældre er begyndt som hjælpetrænere om torsdagen.",
        "Vi holdt en aften for alle trænere om den gode start for nye børn. 14 kom.",
        "En af de store piger er blevet holdleder for de mindste.",
        "Det er svært at få trænere til lørdag formiddag. Vi prøver med en vagtplan.",
    ),
    FocusArea.COOPERATION: (
        "Skolen sender nu et hold på besøg hver onsdag efter sidste time.",
        "Aftale med fritidsklubben: De følger børnene til træning de første fire gange.",
        "Vi stod på den lokale festdag og snakkede med mange familier.",
        "Boligsocial medarbejder har vist 9 børn ned til os denne måned.",
    ),
    FocusArea.WELLBEING: (
        "12 nye piger på holdet efter prøvetimen.",
        "Fælles morgenmad før kampen gør, at flere bliver hængende bagefter.",
        "Vi har lånt udstyr ud til dem, der ikke har selv. Det virker.",
        "Ventelisten er vokset til 23. Vi optager ikke flere før påske.",
    ),
    FocusArea.COORDINATION: (
        "Otte foreninger mødtes om fælles åbent hus i efterårsferien.",
        "Vi har samlet et overblik over, hvilke hold der har plads i bydelen.",
        "Metoden med følgevenner er delt med tre andre foreninger.",
    ),
}
GOALS: Mapping[FocusArea, Sequence[str]] = {
    FocusArea.ORGANISATION: (
        "Indsatsen er fast punkt på bestyrelsens møder",
        "Opgaverne kan tages over af en anden i løbet af en uge",
        "Alle trænere kender vores velkomst",
    ),
    FocusArea.VOLUNTEERS: (
        "Fem nye forældre hjælper til hver sæson",
        "Hver ny træner får en makker de første tre måneder",
        "To unge om året bliver hjælpetrænere",
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
    ("Vi mangler haltid om onsdagen, så det nye hold ikke kan komme i gang.", "consultant"),
    ("Kontingentstøtten tager lang tid, og nogle familier giver op.", "consultant"),
    ("Vi har ingen til at tage telefonen, når jeg har fri.", "board"),
    ("Hvordan gør I andre, når forældrene ikke svarer?", "network"),
)
