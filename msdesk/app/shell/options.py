"""What the command line chose, and where the record is."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from msdesk import paths
from msdesk.app.shell.single import Single
from msdesk.settings import Settings, is_unreadable


class Options(NamedTuple):
    """What the command line chose; without a folder the settings say where the record is.

    ``bring_in`` is a file the person opened with msdesk, to be brought into the record.
    """

    data_dir: Path | None
    settings_file: Path
    bring_in: Path | None = None

    def folder(self, settings: Settings) -> Path:
        """Return the folder of the record."""
        chosen = Path(settings.data_folder) if settings.data_folder else paths.data_folder()
        return self.data_dir or chosen

    def begins(self, settings: Settings) -> bool:
        """Return whether a record is begun in that folder where there is none.

        Not where another record may be meant: on a disk that is not connected, or in a folder
        that settings name which cannot be read.
        """
        if self.data_dir is not None:
            return True
        return not settings.data_folder and not is_unreadable(self.settings_file)

    def single(self, settings: Settings) -> Single:
        """Return the door of that folder."""
        return Single(self.folder(settings), begins=self.begins(settings))
