"""The one kind of error that an official may be shown."""


class BriefingError(Exception):
    """Something outside the program's control went wrong; its text may be shown as it stands.

    Attributes:
        what: what happened, and to which file.
        kept: what was kept.
        remedy: what to do about it.
    """

    def __init__(self, what: str, *, kept: str = "", remedy: str = "") -> None:
        """Keep the three sentences apart, so that the window can set them apart too."""
        super().__init__(" ".join(part for part in (what, kept, remedy) if part))
        self.what = what
        self.kept = kept
        self.remedy = remedy
