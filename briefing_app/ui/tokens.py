"""The colours of the window, as frozen sets; nothing else in the program names a colour."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Tokens:
    """One set of colours, each as `#rrggbb`. `high_contrast` sets have no washes and no hover."""

    window: str
    surface: str
    subtle: str
    selected: str
    hair: str
    control: str
    resting: str
    text: str
    text2: str
    text3: str
    accent: str
    on_accent: str
    accent_hover: str
    quote: str
    figure: str
    warn: str
    key_point: str
    doubt: str
    danger: str
    ok: str
    quote_wash: str
    figure_wash: str
    warn_wash: str
    key_point_wash: str
    doubt_wash: str
    hit_wash: str
    scroll: str
    dark: bool = False
    high_contrast: bool = False

    def colour(self, name: str) -> str:
        """The colour of that name."""
        return str(getattr(self, name))

    def colours(self) -> dict[str, str]:
        """Every colour by name."""
        return {
            field.name: getattr(self, field.name) for field in fields(self) if field.type == "str" or field.type is str
        }


LIGHT = Tokens(
    window="#F5F5F2",
    surface="#FFFFFF",
    subtle="#EDEDE8",
    selected="#E4EDF8",
    hair="#E2E2DC",
    control="#83878D",
    resting="#83878D",
    text="#1B1D1F",
    text2="#50545A",
    text3="#666A70",
    accent="#1F5DA8",
    on_accent="#FFFFFF",
    accent_hover="#1A4F90",
    quote="#1F5DA8",
    figure="#8F5200",
    warn="#8F5200",
    key_point="#6A3D9A",
    doubt="#B02A1F",
    danger="#B02A1F",
    ok="#1D7044",
    quote_wash="#E6EFFA",
    figure_wash="#FBF0DC",
    warn_wash="#FBF0DC",
    key_point_wash="#F2EBF9",
    doubt_wash="#FCEBE8",
    hit_wash="#FCF1B8",
    scroll="#C3C5C3",
)

DARK = Tokens(
    window="#17191B",
    surface="#1F2224",
    subtle="#2B2F32",
    selected="#24384F",
    hair="#33373A",
    control="#81878E",
    resting="#81878E",
    text="#ECECE8",
    text2="#B9BDC2",
    text3="#9CA1A8",
    accent="#8FBCF2",
    on_accent="#0F2238",
    accent_hover="#A6CAF6",
    quote="#8FBCF2",
    figure="#E9B566",
    warn="#E9B566",
    key_point="#C7A6EE",
    doubt="#F29B8E",
    danger="#F29B8E",
    ok="#7FCB9E",
    quote_wash="#23374E",
    figure_wash="#40331C",
    warn_wash="#40331C",
    key_point_wash="#352A45",
    doubt_wash="#472823",
    hit_wash="#5C4B0E",
    scroll="#4A4F53",
    dark=True,
)


def high_contrast(*, base: str, text: str, accent: str, on_accent: str, resting: str, dark: bool) -> Tokens:
    """The system's own colours in every place: washes are the base, secondary texts the text."""
    ground = dict.fromkeys(
        (
            "window",
            "surface",
            "subtle",
            "selected",
            "quote_wash",
            "figure_wash",
            "warn_wash",
            "key_point_wash",
            "doubt_wash",
            "hit_wash",
        ),
        base,
    )
    ink = dict.fromkeys(
        ("hair", "control", "text", "text2", "text3", "figure", "warn", "key_point", "doubt", "danger", "ok", "scroll"),
        text,
    )
    lead = dict.fromkeys(("accent", "accent_hover", "quote"), accent)
    return Tokens(**ground, **ink, **lead, on_accent=on_accent, resting=resting, dark=dark, high_contrast=True)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours by WCAG 2, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
