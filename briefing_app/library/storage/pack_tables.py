"""The tables of packs; see `tables`. `facts_correct_at` and `embargo` are as officials wrote them (ISO 8601)."""

from datetime import datetime

from sqlalchemy import Boolean, DateTime, Text, UniqueConstraint, false, text
from sqlmodel import Field, SQLModel

from briefing_app.library.storage.tables import KEPT_IDS

_NONE = text("''")


class PackRow(SQLModel, table=True):
    """A briefing pack and what its cover says; `deleted_at` is set while it lies in the bin."""

    __tablename__ = "pack"
    __table_args__ = (KEPT_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    title: str
    marking: str = "OFFICIAL"
    handling: str = ""
    department: str = ""
    brief: str = ""
    for_whom: str = ""
    when: str = ""
    needed_by: str = ""
    why_now: str = ""
    what_we_want: str = ""
    author: str = ""
    telephone: str = ""
    cleared_by: str = ""
    copied_to: str = ""
    version: int = 1
    facts_correct_at: str | None = None
    updated_at: datetime | None = Field(default=None, sa_type=DateTime)
    deleted_at: datetime | None = Field(default=None, sa_type=DateTime)
    house_style: str = Field(default="as-written", sa_column_kwargs={"server_default": text("'as-written'")})
    paper: str = Field(default="a4", sa_column_kwargs={"server_default": text("'a4'")})
    two_sided: bool = Field(default=False, sa_type=Boolean, sa_column_kwargs={"server_default": false()})
    open_findings: str = Field(default="tell", sa_column_kwargs={"server_default": text("'tell'")})
    template: str = Field(default="", sa_column_kwargs={"server_default": _NONE})


class SectionRow(SQLModel, table=True):
    """A section of a pack."""

    __tablename__ = "pack_section"
    __table_args__ = (KEPT_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    pack_id: int = Field(foreign_key="pack.id", index=True)
    position: int
    title: str
    subtitle: str = ""
    kind: str
    annex: bool = Field(default=False, sa_type=Boolean, sa_column_kwargs={"server_default": false()})


class ItemRow(SQLModel, table=True):
    """An item of a section: a point, or the official's own words."""

    __tablename__ = "pack_item"
    __table_args__ = (KEPT_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    section_id: int = Field(foreign_key="pack_section.id", index=True)
    position: int
    kind: str
    title: str = ""
    markdown: str = Field(default="", sa_type=Text)
    point_id: int | None = Field(default=None, foreign_key="point.id", index=True)
    likelihood: str | None = None
    display: str = Field(default="", sa_type=Text, sa_column_kwargs={"server_default": _NONE})
    not_for_use: bool = Field(default=False, sa_type=Boolean, sa_column_kwargs={"server_default": false()})
    embargo: str | None = None
    file_note: str = Field(default="", sa_type=Text, sa_column_kwargs={"server_default": _NONE})
    chart: str | None = None


class ChartPointRow(SQLModel, table=True):
    """A figure that an item draws, in its place."""

    __tablename__ = "pack_chart_point"
    __table_args__ = (KEPT_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    item_id: int = Field(foreign_key="pack_item.id", index=True)
    position: int
    point_id: int = Field(foreign_key="point.id", index=True)


class CommentRow(SQLModel, table=True):
    """What a colleague remarked; on the pack as a whole, or on an item while that is there."""

    __tablename__ = "pack_comment"
    __table_args__ = (KEPT_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    pack_id: int = Field(foreign_key="pack.id", index=True)
    item_id: int | None = None
    author: str = ""
    words: str = Field(sa_type=Text)
    made_at: datetime = Field(sa_type=DateTime)
    resolved: bool = Field(default=False, sa_type=Boolean)


class AcceptanceRow(SQLModel, table=True):
    """A finding that somebody lets stand."""

    __tablename__ = "pack_acceptance"
    __table_args__ = (UniqueConstraint("pack_id", "finding"), KEPT_IDS)

    id: int | None = Field(default=None, primary_key=True)
    pack_id: int = Field(foreign_key="pack.id", index=True)
    finding: str = Field(sa_type=Text)
    by: str = ""
    at: datetime = Field(sa_type=DateTime)
    words: str = Field(default="", sa_type=Text)


class IssueRow(SQLModel, table=True):
    """A version as it was issued, or a slip of changes to one; `content` is the frozen pack as JSON."""

    __tablename__ = "pack_issue"
    __table_args__ = (UniqueConstraint("pack_id", "number", "addendum"), KEPT_IDS)

    id: int | None = Field(default=None, primary_key=True)
    pack_id: int = Field(foreign_key="pack.id", index=True)
    number: int
    addendum: int = 0
    issued_at: datetime = Field(sa_type=DateTime)
    cleared_by: str = ""
    facts_correct_at: str | None = None
    why: str = Field(default="", sa_type=Text)
    content: str = Field(sa_type=Text)
    sha256: str


_TABLES = SQLModel.metadata.tables
PACKS = _TABLES["pack"]
SECTIONS = _TABLES["pack_section"]
ITEMS = _TABLES["pack_item"]
CHART_POINTS = _TABLES["pack_chart_point"]
COMMENTS = _TABLES["pack_comment"]
ACCEPTANCES = _TABLES["pack_acceptance"]
ISSUES = _TABLES["pack_issue"]
