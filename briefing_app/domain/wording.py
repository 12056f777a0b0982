"""How numbers, days and beginnings are put into words, whatever the machine's language."""

from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def counted(number: int, one: str, many: str = "") -> str:
    """*1 quote*, *1,240 quotes*."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def full_date(day: date | None) -> str:
    """*21 August 2024*; nothing for no date."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def capital(words: str) -> str:
    """The words with their first letter in upper case, as at the beginning of a line."""
    return words[:1].upper() + words[1:]
