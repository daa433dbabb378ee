"""Dates, times and durations of RFC 3339."""

import re
from calendar import isleap

_DATE = re.compile(
    r"[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    r"|02-(?:0[1-9]|[12][0-9]))"
)
_TIME = re.compile(
    r"([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9]|60)(?:\.[0-9]+)?"
    r"(?:[Zz]|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))"
)
_DURATION = re.compile(
    r"P(?:[0-9]+W"
    r"|(?:[0-9]+Y(?:[0-9]+M(?:[0-9]+D)?)?|[0-9]+M(?:[0-9]+D)?|[0-9]+D)?"
    r"(?:T(?:[0-9]+H(?:[0-9]+M(?:[0-9]+S)?)?|[0-9]+M(?:[0-9]+S)?|[0-9]+S))?)(?<!P)",
    re.ASCII | re.IGNORECASE,
)


def is_date(text: str) -> bool:
    """Whether `text` is a full-date of RFC 3339, section 5.6, that the calendar has."""
    if _DATE.fullmatch(text) is None:
        return False
    return not text.endswith("02-29") or isleap(int(text[:4]))


def is_time(text: str) -> bool:
    """Whether `text` is a full-time of RFC 3339, section 5.6; second 60 is for 23:59 UTC only."""
    match = _TIME.fullmatch(text)
    if match is None:
        return False
    hour, minute, second, sign, hours_ahead, minutes_ahead = match.groups()
    if second != "60":
        return True
    ahead = int(f"{sign}1") * (int(hours_ahead) * 60 + int(minutes_ahead)) if sign else 0
    return (int(hour) * 60 + int(minute) - ahead) % (24 * 60) == 24 * 60 - 1


def is_date_time(text: str) -> bool:
    """Whether `text` is a date-time of RFC 3339, section 5.6."""
    return text[10:11] in {"T", "t"} and is_date(text[:10]) and is_time(text[11:])


def is_duration(text: str) -> bool:
    """Whether `text` is a duration of RFC 3339, appendix A."""
    return _DURATION.fullmatch(text) is not None
