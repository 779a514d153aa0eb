"""The words dates are made of, as parts of patterns and as numbers."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_COUNTS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)

MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept(?:ember)?|sep|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
WEEKDAY = (
    "(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?"
    "|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
UNIT = "(?:day|week|fortnight|month|quarter|year)"
COUNT = rf"(?:[0-9]{{1,3}}|an?|{'|'.join(_COUNTS)})"


def month_number(word: str) -> int:
    """1 for 'jan', 'January', ...: the first three letters tell months apart."""
    return [month[:3].lower() for month in MONTHS].index(word[:3].lower()) + 1


def weekday_number(word: str) -> int:
    """0 for 'mon', 'Monday', ...: the first three letters tell weekdays apart."""
    return [day[:3].lower() for day in WEEKDAYS].index(word[:3].lower())


def count_number(word: str) -> int:
    """The number that digits, 'a', 'an' or 'one' to 'twelve' stand for."""
    if word.isdigit():
        return int(word)
    return _COUNTS.index(word.lower()) + 1 if word.lower() in _COUNTS else 1
