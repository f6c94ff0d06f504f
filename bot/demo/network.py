"""The made-up network of the demo: 21 associations, four of them extended, three consultants. Nobody here exists."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.domain.associations import Association, Level
from bot.domain.people import Person, Role
from bot.texts import access

ACUTE_CONTACT = "(Her står i den rigtige bot, hvem KFF vil have dig til at ringe til.)"

ASSOCIATIONS = (  # name, part of town, extended, get2sport
    ("Eksempel Boldklub", "Amager", True, True),
    ("Opdigtet Badminton", "Amager", False, False),
    ("Luftkastellets Rollespil", "Amager", False, False),
    ("Demodansen", "Amager", False, True),
    ("Papirbådens Roklub", "Amager", False, False),
    ("Eventyrets Taekwondo", "Husum/Tingbjerg", True, True),
    ("Tænkt Fodbold", "Husum/Tingbjerg", False, True),
    ("Legendens Håndbold", "Husum/Tingbjerg", False, False),
    ("Den Opdigtede Cykelklub", "Husum/Tingbjerg", False, False),
    ("Fantasiens Kampsport", "Husum/Tingbjerg", False, True),
    ("Tørsvømmernes Svømmeklub", "Valby/Sydhavnen", True, False),
    ("Skyggeteatret Påhit", "Valby/Sydhavnen", False, False),
    ("Kurveløs Basket", "Valby/Sydhavnen", False, True),
    ("Gymnasterne fra Ingensteds", "Valby/Sydhavnen", False, False),
    ("Prøveballonens Atletik", "Valby/Sydhavnen", False, False),
    ("Drømmeholdet Fodbold (demo)", "Nørrebro/Bispebjerg", True, True),
    ("Cirkus Kulisse", "Nørrebro/Bispebjerg", False, False),
    ("Luftbokserne", "Nørrebro/Bispebjerg", False, True),
    ("Kludedukkens Kor", "Nørrebro/Bispebjerg", False, False),
    ("Skak i Skyerne", "Nørrebro/Bispebjerg", False, False),
    ("Fantomvolley", "Nørrebro/Bispebjerg", False, False),
)
VACANT = "Papirbådens Roklub"
SHARED = "Eksempel Boldklub"
RESOURCE_PERSONS = (
    "Aisha Demosen",
    "Bo Eksempel",
    "Carla Opdigt",
    "Dina Demo",
    "Emil Prøve",
    "Fatima Fiktiv",
    "Gustav Papir",
    "Hodan Eventyr",
    "Idris Tænkt",
    "Jonas Luftig",
    "Kira Kulisse",
    "Liban Legende",
    "Maja Model",
    "Nadia Novelle",
    "Omar Opfundet",
    "Petra Påhit",
    "Rami Roman",
    "Sofie Scene",
    "Tariq Teater",
    "Ulla Udkast",
    "Viggo Vignet",
)
CONSULTANTS = ("Karen Konsulent", "Lars Konsulent", "Mette Konsulent")
BOARDS = ("Erik Formand", "Yasmin Forperson")


def settle(session: Session) -> list[tuple[Person, str]]:
    """Everyone and everything on the roster; each person with the title shown in the workspace."""
    consultants = [_person(session, name, Role.CONSULTANT) for name in CONSULTANTS]
    consultants[0].administers = True
    for person, stand_in in zip(consultants, [*consultants[1:], consultants[0]], strict=True):
        person.stand_in_id = stand_in.id
    titled = [(person, access.ROLES[Role.CONSULTANT]) for person in consultants]
    names = iter(RESOURCE_PERSONS)
    for number, (name, area, extended, get2sport) in enumerate(ASSOCIATIONS):
        level = Level.EXTENDED if extended else Level.STANDARD
        owner = consultants[number % 3].id
        association = Association(name=name, area=area, level=level, get2sport=get2sport, consultant_id=owner)
        session.add(association)
        session.flush()
        for place in range(0 if name == VACANT else 2 if name == SHARED else 1):
            person = _person(session, next(names), Role.RESOURCE_PERSON, association)
            person.primary_contact = place == 0
            titled.append((person, f"Ressourceperson, {name}"))
    titled += _boards(session)
    titled.append((_person(session, "Ida IT", Role.ADMINISTRATOR), "Administrator, IT"))
    titled.append((_person(session, "Pia Partner", Role.PARTNER), access.ROLES[Role.PARTNER]))
    return titled


def _boards(session: Session) -> list[tuple[Person, str]]:
    associations = session.query(Association).order_by(Association.id).limit(len(BOARDS))
    return [
        (_person(session, name, Role.BOARD_CONTACT, association), f"Bestyrelseskontakt, {association.name}")
        for name, association in zip(BOARDS, associations, strict=True)
    ]


def _person(session: Session, name: str, role: Role, association: Association | None = None) -> Person:
    email = f"{name.split(maxsplit=1)[0].lower()}@demo.example"
    person = Person(name=name, email=email, role=role, association_id=association.id if association else None)
    session.add(person)
    session.flush()
    return person
