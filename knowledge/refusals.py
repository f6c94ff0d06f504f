"""Why a document was not taken into the knowledge base, or a collection not measured with.

`bot/texts` says each to the person. Importing this costs nothing: what reads and measures is not loaded to say so.
"""

from __future__ import annotations

from pathlib import Path

from bot.errors import Refused


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


class ChildDataInFile(FileRefused):
    """A CPR number stands in it. `places` is how many; the numbers themselves go nowhere."""

    def __init__(self, name: str, places: tuple[str, ...]) -> None:
        super().__init__(name)
        self.places = places


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
