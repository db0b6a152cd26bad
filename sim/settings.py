"""The base of every settings class: strict, frozen, and each setting with its meaning, unit, range and source."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

PROTOTYPE = "assumption (calibrated on a two-state prototype against US south-west border targets)"


class Settings(BaseModel):
    """Checked, frozen settings of one mechanism; unknown names, NaN and lossy conversions are refused."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False)


def setting(
    default: Any,
    meaning: str,
    *,
    unit: str = "",
    source: str = "assumption",
    plausible: tuple[float, float] | None = None,
    identifies: bool = True,
    **bounds: Any,
) -> Any:
    """A field of a settings class.

    ``bounds`` are pydantic's (``ge``, ``le``, ``pattern`` ...): outside them a value is refused. ``plausible`` is the
    range that designs and sensitivity analyses scan. ``identifies=False`` marks settings that do not change what is
    simulated (names, workers, engines), which are left out of a point's identity.
    """
    extra: dict[str, Any] = {"unit": unit, "source": source, "plausible": plausible, "identifies": identifies}
    if default is not ... and not isinstance(default, (int, float, str, bool, type(None), BaseModel)):
        return Field(default_factory=lambda: default, description=meaning, json_schema_extra=extra, **bounds)
    return Field(default, description=meaning, json_schema_extra=extra, **bounds)
