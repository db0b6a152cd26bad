"""Numbers as people read them, in tables, sentences and figures alike: 0.3, 1,234, 15.02 bn, −24 %, 0.42 ± 0.03."""

import math

NOT_MEASURED = "not measured"
MINUS = "−"  # the sign, not a hyphen
LARGE = ((1e9, 1e9, " bn"), (1e6, 1e6, " M"))  # from where, divided by what, and what follows
THOUSANDS = (1e4, 1e3, " k")
NOTHING = 1e-9  # what is smaller and not zero is noise of the arithmetic in every unit that the model has


def number(
    value: float, digits: int = 3, *, decimals: int | None = None, signed: bool = False, brief: bool = False
) -> str:
    """A number in ``digits`` that matter, its whole part in full up to a million; NaN was not measured.

    ``decimals`` asks for so many after the point instead, for columns; ``signed`` writes a plus too; ``brief`` shortens
    tens of thousands, for axes and maps.
    """
    if value != value:
        return NOT_MEASURED
    if 0 < abs(value) < NOTHING:
        return "≈ 0"
    if decimals is not None:
        return _signed(f"{value:,.{decimals}f}", signed)
    for least, size, letter in (*LARGE, THOUSANDS) if brief else LARGE:
        if abs(value) >= least:
            return _signed(_rounded(value / size, digits if brief else digits + 1), signed) + letter
    return _signed(_rounded(value, digits), signed)


def percent(value: float, digits: int = 2, *, signed: bool = False) -> str:
    """A percentage with its sign, which stands apart: ``18 %``."""
    return f"{number(value, digits, signed=signed)} %"


def span(low: float, high: float, digits: int = 3) -> str:
    """From where to where: ``0.55 to 0.85``."""
    return f"{number(low, digits)} to {number(high, digits)}"


def plus_minus(
    mean: float, half: float, unit: str = "", *, signed: bool = False, most: int = 4, decimals: int | None = None
) -> str:
    """A mean and half the width of its interval, both to the second digit of the width: ``−24.1 % ± 0.7``.

    Millions and more are shortened alike on both sides: ``1.234 M ± 0.012``.
    """
    if half != half:
        return f"{number(mean, signed=signed)}{unit}"
    size, letter = next(((size, letter) for least, size, letter in LARGE if abs(mean) >= least), (1.0, ""))
    mean, half, unit = mean / size, half / size, letter + unit
    if decimals is None:
        decimals = min(most, max(0, 1 - math.floor(math.log10(half)))) if half > 0 else 2
    return f"{number(mean, decimals=decimals, signed=signed)}{unit} ± {number(half, decimals=decimals)}"


def _rounded(value: float, digits: int) -> str:
    """In so many digits, zeros at the end left out, never with an exponent."""
    places = max(0, digits - 1 - math.floor(math.log10(abs(value)))) if value else 0
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _signed(text: str, signed: bool) -> str:
    """With its sign in type; what is rounded to zero has none."""
    bare = text.lstrip("-")
    if not bare.strip("0.,"):
        return bare
    return f"{MINUS}{bare}" if text != bare else f"+{bare}" if signed else bare
