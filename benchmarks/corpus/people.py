"""The people of a made-up workspace, and the habits each of them writes by."""

from dataclasses import dataclass
from random import Random

from thrivecli.model.name import slugify, title_from_slug

_FIRST = (
    "Joan", "Ravi", "Ann", "Ben", "Chiara", "David", "Emeka", "Fatima", "Georg", "Hana",
    "Ivan", "Jürgen", "Kwame", "Lucía", "Mira", "Noor", "Olga", "Pia", "Quentin", "Rosa",
    "Sofia", "Tomás", "Uma", "Vera", "Wei", "Xenia", "Yusuf", "Zoë", "Arne", "Bilal",
    "Carmen", "Dmitri", "Esther", "Femi", "Grace", "Hugo", "Ines", "Jonas", "Kim", "Łukasz",
)  # fmt: skip
_LAST = (
    "Citizen", "Naidoo", "Okafor", "Meyer", "Rossi", "Novak", "Haddad", "Silva", "Tanaka",
    "O'Neill", "Kowalski", "Berg", "García", "Dlamini", "Fischer", "Singh", "Moreau", "Yilmaz",
    "Andersen", "Petrov", "Nguyen", "Costa", "Brown", "van der Merwe", "Schäfer",
)  # fmt: skip
_PARTNERS = ("Sam Lee", "Dana Scott", "Priya Rao", "Max Weber", "Tove Lind")
MOST = len(_FIRST) * len(_LAST)


@dataclass(frozen=True)
class Writer:
    """Somebody, and how they write: in thrive, or by hand in their own manner."""

    name: str
    slug: str
    partner: str
    by_hand: bool
    has_front_matter: bool
    bullet: str
    line_end: str
    dates: int
    owners: int


def writers(count: int, seed: int) -> list[Writer]:
    """That many different people; every third keeps the notes by hand, without thrive."""
    if not 1 <= count <= MOST:
        raise ValueError(f"between 1 and {MOST} people, not {count}")
    return [_writer(number, Random(f"{seed}/{number}")) for number in range(count)]


def _writer(number: int, dice: Random) -> Writer:
    row, column = divmod(number, len(_FIRST))
    name = f"{_FIRST[column]} {_LAST[(row * 16 + column) % len(_LAST)]}"
    slug = slugify(name)
    by_hand = number % 3 == 2
    told_by_folder = title_from_slug(slug) == name
    return Writer(
        name,
        slug,
        dice.choice(_PARTNERS),
        by_hand,
        has_front_matter=not (by_hand and told_by_folder and dice.random() < 0.7),
        bullet=dice.choice(("-", "*", "+", "1.")) if by_hand else "-",
        line_end="\r\n" if by_hand and dice.random() < 0.3 else "\n",
        dates=dice.randrange(4) if by_hand else 0,
        owners=dice.randrange(6) if by_hand else 0,
    )
