"""Why a document was not taken into the knowledge base; `bot/texts/uploads.py` says each to the person."""

from __future__ import annotations

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
