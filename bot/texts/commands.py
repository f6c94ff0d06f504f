"""What the command line says: to the people who install the bot and look after it."""

from __future__ import annotations

ABOUT = "Ressourcebot: svar, møder og statusopdateringer for Sociale partnerskaber."
HELP = {
    "demo": "Hele botten i din browser, med opdigtede personer. Intet sendes ud af maskinen.",
    "run": "Kør botten mod Slack. Uden --http bruges Socket Mode.",
    "ask": "Stil et spørgsmål her i terminalen.",
    "search": "Vis de afsnit, en søgning finder, med point.",
    "import": "Læg filer og mapper i vidensbanken. Kun det, der er ændret, læses igen.",
    "eval": "Mål søgningen på en mappe i BEIR-form.",
    "roster": "Foreninger og personer: hent ind og skriv ud.",
    "roster_import": "Gør listen, som filen siger (CSV eller XLSX).",
    "roster_export": "Skriv listen som CSV.",
    "digest": "Vis en konsulents opsamling.",
    "upcoming": "Hvad sender botten de næste dage, og til hvem?",
    "mydata": "Vis alt, botten har om en person, som JSON.",
    "erase": "Slet det, en person har skrevet, og gør resten navnløst.",
    "retention": "Slet det, der ikke skal gemmes længere.",
    "doctor": "Se efter, om alt er på plads. En linje for hver ting.",
    "manifest": "Skriv det manifest, Slack skal have.",
    "migrate": "Bring databasen op til denne version. Tag en kopi først.",
    "backup": "Skriv en kopi af databasen i én fil.",
    "restore": "Læg en kopi tilbage i en tom database.",
}
BAD_CONFIG = "Disse indstillinger mangler eller er forkerte: {names}."
ALREADY_RUNNING = "Botten kører allerede på denne datamappe."
OLDER_SCHEMA = "Databasen er fra en ældre version. Tag en kopi (ressourcebot backup), og kør så: ressourcebot migrate."
NEWER_SCHEMA = "Databasen er fra en nyere version af Ressourcebot. Brug den version, eller læg en ældre kopi tilbage."
NO_SUCH_PERSON = "Der er ingen på listen med adressen {email}."
NOT_IN_SLACK = "{name} er ikke set i Slack endnu, så opsamlingen kan ikke sendes."
SINCE_WITH_POST = "--since kan ikke bruges sammen med --post: der sendes det, der er kommet siden sidste opsamling."
NO_SUCH_FILE = "{path} findes ikke."
UNEXPECTED = "Det gik galt ({error_id}). Fejlen er skrevet i loggen med dette nummer."
NO_SLACK = "Slack tager ikke imod nøglen ({code})."
NO_ANSWER = "Slack svarer ikke. Er der net, og er SLACK_API_URL rigtig?"
NOTHING_FOUND = "Intet fundet."
NO_CHANGES = "Ingen ændringer."
DRY_RUN = "Intet er ændret (prøvekørsel)."
DONE = "Færdig."
RUNNING = "Ressourcebot kører. Stop med Ctrl-C."
DEMO_RUNNING = "Demoen kører på {url} – stop med Ctrl-C."
CHANGE_COLUMNS = ("Hvad", "Hvem", "Ændring")
SEARCH_COLUMNS = ("Point", "Titel", "Afsnit", "Tekst")
UPCOMING_COLUMNS = ("Hvornår", "Hvad", "Til")
IMPORT_COLUMNS = ("Fil", "Resultat")
CHECKED = "Filerne er læst igennem: intet barn kan kendes på dem."
REPLACE = "Erstat også dokumenter af samme navn, som andre holder øje med."
USE_CHECKED = "Kan ingen kende et barn i den, så kør igen med --checked."
USE_REPLACE = "Kør igen med --replace, eller giv filen et andet navn."
EMBEDDING = "gør klar til søgning"
FIGURE_COLUMNS = ("Mål", "Tal")
RETENTION_COLUMNS = ("Hvad", "Antal")
SOURCES = "Kilder"
ERASED = "Slettet. {touched} steder er ændret."
BAD_ADDRESS = "Skriv adressen som HOST:PORT, for eksempel 127.0.0.1:3000."
NOT_A_BACKUP = "Filen er ikke en kopi fra Ressourcebot, eller den er beskadiget."
NOTHING_THERE = "Der er ingen database at tage en kopi af."
NOT_EMPTY = "Der er allerede et netværk i databasen. Brug --force, hvis det skal erstattes."
IMPORTED = {
    "new": "ny",
    "changed": "ændret",
    "relabelled": "nye oplysninger",
    "unchanged": "uændret",
    "withdrawn": "trukket tilbage før, ikke lagt ind igen",
    "refused": "afvist",
}


def reached(name: str, *, in_slack: bool) -> str:
    return name if in_slack else f"{name} (ikke i Slack endnu)"


def bad_config(names: list[str]) -> str:
    return BAD_CONFIG.format(names=", ".join(names))
