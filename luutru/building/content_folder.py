"""The content folder as pages read it: one article's file and ledger at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from luutru.content.shown_pictures import load_picture
from luutru.content.store import load_content_file, load_ledger
from luutru.content.validation import ANY_NAMES, AllowedNames
from luutru.errors import ProblemsError

if TYPE_CHECKING:
    from pathlib import Path

    from luutru.content.pictures import Limits
    from luutru.model import ContentFile, Ledger


@dataclass(frozen=True, slots=True)
class ContentFolder:
    """A folder of content files; see `context.Content`."""

    folder: Path
    root: Path
    allowed: AllowedNames = ANY_NAMES

    def load_file(self, name: str) -> ContentFile:
        """Read a content file; raises ProblemsError when it has become unreadable."""
        file, problems = load_content_file(self.folder, name, self.allowed)
        if file is None:
            raise ProblemsError(problems)
        return file

    def read_own(self, path: str) -> bytes:
        """Read a file of the archive by its path: a picture of an own page, or the logo."""
        return (self.root / path).read_bytes()

    def load_ledger(self, name: str) -> Ledger | None:
        """Read a ledger; None when there is none."""
        return load_ledger(self.folder, name)

    def load_picture(self, file: str, limits: Limits) -> tuple[str, bytes]:
        """Return the name in the site and the bytes of a file of content/anh/; raises PictureError."""
        return load_picture(self.folder, file, limits)
