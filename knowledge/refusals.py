"""Why a document was not taken into the knowledge base, or a collection not measured with.

`bot/texts` says each to the person. Importing this costs nothing: what reads and measures is not loaded to say so.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.errors import Refused


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a file, without a word of it: a heading too may be the name of a child."""

    passage: int = 0  # counted from one; nought is the file's own name and labels
    of: int = 0
    page: int | None = None


class FileRefused(Refused):
    """A file that is not taken in. `name` is what it is called."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class FileTooLarge(FileRefused):
    def __init__(self, name: str, megabytes: int) -> None:
        super().__init__(name)
        self.megabytes = megabytes


class FileTypeUnknown(FileRefused):
    pass


class FileTypeLies(FileRefused):
    """What is inside is not what the ending says."""


class FileWithMacros(FileRefused):
    pass


class FileLocked(FileRefused):
    """Needs a password."""


class FileIsABomb(FileRefused):
    """Packed so that it would fill everything, or so that it would write outside its place."""


class FileTooHard(FileRefused):
    """Took more time or memory than one file may."""


class FileUnreadable(FileRefused):
    pass


class FileWithoutText(FileRefused):
    """Often a scan: pictures of text."""


class FoundInFile(FileRefused):
    """Something in it must not be kept as it is. `spots`: each place where, never what stands there."""

    def __init__(self, name: str, spots: tuple[Spot, ...]) -> None:
        super().__init__(name)
        self.spots = spots


class ChildDataInFile(FoundInFile):
    """A CPR number stands in it."""


class ChildSignsInFile(FoundInFile):
    """It seems to be about one particular child; taken in when somebody has read it and says that it is not."""


class NameTaken(FileRefused):
    """Somebody else's document has that name and says something else."""


class SettingNotUnderstood(FileRefused):
    """The lines at the top of a Markdown file say something we do not know."""

    def __init__(self, name: str, setting: str) -> None:
        super().__init__(name)
        self.setting = setting


class NameTooLong(FileRefused):
    pass


class NotACollection(Refused):
    """No corpus.jsonl, queries.jsonl or qrels/test.tsv there, or they cannot be read."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder
