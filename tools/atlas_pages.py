"""Reads the World Factbook's prose pages into rows of facts."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

# Pages whose country code on the internet is not the ISO 3166-1 code, or that hold several.
ISO2_OF_PAGE = {"europe/uk": "GB", "europe/fr": "FR", "africa/wi": "EH", "europe/kv": "XK"}
NO_STATE_OF_ITS_OWN = {"europe/ee", "world/xx"}
# Names that border lists use and that no page carries as its own name.
ALIASES = {
    "US": "USA", "UK": "GBR", "United Kingdom": "GBR", "Democratic Republic of the Congo": "COD",
    "Republic of the Congo": "COG", "Central African Republic": "CAF", "Cote d'Ivoire": "CIV", "Gambia, The": "GMB",
    "The Gambia": "GMB", "Holy See": "VAT", "UAE": "ARE", "United Arab Emirates": "ARE", "Dominican Republic": "DOM",
    "West Bank": "PSE", "Gaza Strip": "PSE", "Turkey": "TUR", "Brunei": "BRN", "Burma": "MMR",
    "Saint Martin": "MAF", "Sint Maarten": "SXM", "French Guiana": "GUF", "Guinea-Bissau": "GNB",
    "The Dominican Republic": "DOM", "Macau": "MAC", "Czech Republic": "CZE", "Macedonia": "MKD",
}  # fmt: skip
INSIDE = {"Greenland": "GRL"}  # a part named in brackets that has a code of its own
# The French page draws the department's borders inside France; ISO 3166 gives it a code, as the neighbours' pages do.
OVERSEAS = {("BRA", "FRA"): ("BRA", "GUF"), ("FRA", "SUR"): ("GUF", "SUR")}
DISPUTED = {("MAR", "MRT")}  # drawn by the Factbook across Western Sahara, whose own pairs are kept too
MEMBERSHIPS = (
    "ADB", "APEC", "ASEAN", "AU", "CARICOM", "CE", "CIS", "CSTO", "ECOWAS", "EU", "GCC", "ICC", "Interpol", "IOM",
    "MERCOSUR", "NATO", "OAS", "OECD", "OIC", "OSCE", "SADC", "Schengen Convention", "SCO", "UN", "WCO", "WTO",
)  # fmt: skip


def iso_codes() -> list[dict[str, str]]:
    """ISO 3166-1: alpha-2, alpha-3, numeric, and whether it is a state (193 UN members, VAT, PSE, XKX, TWN)."""
    with (Path(__file__).parent / "iso3166.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def text(page: dict, *keys: str) -> str:
    """The prose at ``keys`` of a page, '' where it has none; a key ending in * takes the first that begins so."""
    for key in keys:
        if key.endswith("*"):
            key = next((k for k in page if k.startswith(key[:-1])), "")
        page = page.get(key) or {}
    return page.get("text") or ""


def number(prose: str) -> float | None:
    """The first number of ``prose``, with its scale word."""
    found = re.search(r"(-?\d[\d,]*\.?\d*)\s*(trillion|billion|million)?", prose)
    if not found or not re.match(r"\D{0,40}\d", prose):
        return None
    scale = {"trillion": 1e12, "billion": 1e9, "million": 1e6, None: 1}[found[2]]
    value = round(float(found[1].replace(",", "")) * scale, 6)
    return int(value) if value == int(value) else value


def degrees(prose: str) -> tuple[float, float]:
    """Latitude and longitude from the form '51 00 N, 9 00 E'."""
    parts = re.findall(r"(\d+) (\d+)(?: (\d+))? ?([NSEW])", prose)[:2]
    lat, lon = ((int(d) + int(m) / 60) * (-1 if side in "SW" else 1) for d, m, _, side in parts)
    return round(lat, 3), round(lon, 3)


def legal_family(prose: str) -> str:
    """Family of law: civil, common, islamic or mixed; '' where the page is silent."""
    low = prose.lower().split(";")[0]
    families = {f for f, sign in (("civil", "civil"), ("common", "common law"), ("islamic", "islamic")) if sign in low}
    families |= {"civil"} if "roman-dutch" in low or "napoleonic" in low else set()
    if low.startswith(("civil", "new civil", "common", "english common", "us common")):
        return "common" if "common" in low.split("law")[0] else "civil"
    if low.startswith("mixed") or len(families) > 1:
        # The page of an Islamic state that keeps a civil code for trade says "Islamic" first.
        return "islamic" if re.match(r"mixed (legal )?system of islamic", low) else "mixed"
    if "islamic" in families:
        return "islamic"
    return families.pop() if families else ("mixed" if low else "")


def icj(prose: str) -> str:
    """Stance to the International Court of Justice's compulsory jurisdiction."""
    low = prose.lower()
    if "accepts compulsory icj jurisdiction with reservations" in low:
        return "with_reservations"
    if "accepts compulsory icj" in low:
        return "accepts"
    return "withdrawn" if re.search(r"(withdr\w+|formerly accepted) .{0,40}icj", low) else "none"


def pages_by_code(pages: dict[str, dict]) -> Iterator[tuple[dict[str, str], str, dict]]:
    """Each page that has an ISO code, as (code row, key, page), in the order of the pages' keys."""
    codes = {row["iso2"]: row for row in iso_codes()}
    for key, page in pages.items():
        domain = text(page, "Communications", "Internet country code").strip(". ").upper()[:2]
        iso2 = ISO2_OF_PAGE.get(key, domain)
        if iso2 in codes and key not in NO_STATE_OF_ITS_OWN:
            yield codes[iso2], key, page


def facts(code: dict[str, str], page: dict) -> dict:
    """One row of the table of states."""
    land, people, rule = page["Geography"], page.get("People and Society", {}), page.get("Government", {})
    money, force = page.get("Economy", {}), page.get("Military and Security", {})
    lat, lon = degrees(text(land, "Geographic coordinates"))
    online = number(text(page, "Communications", "Internet users", "percent of population"))
    spending = number(text(force, "Military expenditures", "Military Expenditures*"))
    groups = {g.split("(")[0].strip() for g in text(rule, "International organization participation").split(",")}
    return {
        "iso3": code["iso3"],
        "name": code["name"],
        "state": code["state"],
        "lat": lat,
        "lon": lon,
        "area_km2": number(text(land, "Area", "total*")),
        "population": number(text(people, "Population", "total")),
        "gdp_usd": number(text(money, "GDP (official exchange rate)")),
        "gdp_ppp_pc_usd": number(text(money, "Real GDP per capita", "Real GDP per capita*")),
        "internet_share": None if online is None else round(online / 100, 4),
        "military_share": None if spending is None else round(spending / 100, 5),
        "military_personnel": personnel(text(force, "Military and security service personnel strengths")),
        "legal_family": legal_family(text(rule, "Legal system")),
        "icj": icj(text(rule, "International law organization participation")),
        "memberships": ";".join(m for m in MEMBERSHIPS if m in groups),
        "airports": number(text(page, "Transportation", "Airports")),
        "coastline_km": number(text(land, "Coastline")) or 0,
    }


def personnel(prose: str) -> int | None:
    """Active military personnel: the first figure that is no year; the middle of a range."""
    figure = r"(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    for low, high, scale in re.findall(rf"{figure}(?:-{figure})?( million)?", prose.lower()):
        values = [float(x.replace(",", "")) for x in (low, high) if x]
        if len(values) == 2 and values[0] < 1000 <= values[1]:  # "20-30,000"
            values[0] *= 1000
        values = [v * 1e6 if scale and v < 1000 else v for v in values]
        if "," in low + high or not 1900 < values[0] < 2100:
            return round(sum(values) / len(values))
    return None


def read_states(pages: dict[str, dict]) -> list[dict]:
    """Rows of the table of states, by ISO code; two pages of one code (West Bank, Gaza Strip) become one row."""
    rows: dict[str, dict] = {}
    for code, key, page in pages_by_code(pages):
        row = facts(code, page)
        first = rows.setdefault(code["iso3"], row)
        if first is not row:
            main, other = (row, first) if key == "middle-east/we" else (first, row)
            sums = {k: (first[k] or 0) + (row[k] or 0) for k in ("area_km2", "population", "coastline_km")}
            rows[code["iso3"]] = {**{k: v if v is not None else other[k] for k, v in main.items()}, **sums}
    return [rows[iso3] for iso3 in sorted(rows)]


def border_lines(page: dict) -> Iterator[tuple[str, str, float]]:
    """Each (neighbour, part in brackets, km) of a page's list of land boundaries."""
    bounds = page.get("Geography", {}).get("Land boundaries", {})
    prose = text(bounds, "border countries*") + ";" + text(bounds, "regional borders")
    for line in re.split(r";| km,| and (?=[A-Z][\w ]+ \()", prose):
        line = re.sub(r"\((?:of which|includ|\d).*?\)", "", line).strip()
        found = re.match(r"([^\d(]+?)\s*(?:\(([^)]*)\))?\s+([\d,.]+)", line)
        if found:
            yield found[1].strip(), found[2] or "", float(found[3].replace(",", ""))


def read_borders(pages: dict[str, dict]) -> list[dict]:
    """Rows of the table of land borders: km is the mean of what the two sides report, parts summed."""
    codes = {row["name"]: row["iso3"] for row in iso_codes()} | ALIASES
    states = {row["iso3"] for row in iso_codes() if row["state"] == "1"}
    reports: dict[tuple[str, str], dict[str, float]] = {}
    for code, _, page in pages_by_code(pages):
        for name, part, km in border_lines(page):
            other = INSIDE.get(part) or codes.get(name)
            me = "GRL" if (code["iso3"], name) == ("DNK", "Canada") else code["iso3"]
            if other is None:
                if "Base" not in name and "Akrotiri" not in name and "Dhekelia" not in name:
                    raise ValueError(f"{code['iso3']}: unknown neighbour {name!r}")
                continue
            pair = (min(me, other), max(me, other))
            pair = OVERSEAS.get(pair, pair)
            report = reports.setdefault(pair, {})
            report[me] = report.get(me, 0.0) + km
    return [
        {
            "a": a,
            "b": b,
            "km": round(sum(km.values()) / len(km), 2),
            "reports": len(km),
            "kind": "disputed" if (a, b) in DISPUTED else "state" if {a, b} <= states else "territory",
        }
        for (a, b), km in sorted(reports.items())
    ]
