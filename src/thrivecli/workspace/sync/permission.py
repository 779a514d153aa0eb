"""Before notes go to an address: can everybody read what is there?"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass

from thrivecli.errors import NotSynced, ThriveError
from thrivecli.workspace.git.publicness import Known, Readers, known, readers_of, remember
from thrivecli.workspace.git.settings import Settings

_PATIENCE_AGAIN = 10.0  # seconds, where an address was answered for before


@dataclass(frozen=True, slots=True)
class Assurances:
    """What the person says of the remote, and whom to ask where nobody else can tell.

    ``private``: only the two of us read it. ``public``: everybody may. ``ask`` gets the
    remote's name and returns whether it is private; ``None`` where nobody can be asked.
    """

    private: bool = False
    public: bool = False
    ask: Callable[[str], bool] | None = None


def allow_push(name: str, urls: Iterable[str], settings: Settings, assurances: Assurances) -> bool:
    """Let a push go to these addresses; whether it is worth a word that nobody could tell.

    Raises ``NotSynced`` where everybody could read the notes and that is not said to be meant:
    each time, since a repository may be opened to all later on.
    """
    answers: dict[str, Known] = {}
    for url in urls:
        before = known(url)
        if before is None:
            answers[url] = _answer(name, readers_of(url, settings), assurances)
        elif before is not Known.PUBLIC_AND_MEANT and _is_open_by_now(url, settings):
            answers[url] = _answer(name, Readers.EVERYBODY, assurances)
    for url, answer in answers.items():
        with suppress(OSError, ThriveError):  # then it is asked again the next time
            remember(url, answer)
    return Known.TOLD in answers.values()


def _is_open_by_now(url: str, settings: Settings) -> bool:
    """Whether everybody can read what was answered for before; in doubt the answer stands."""
    try:
        return readers_of(url, settings, patience=_PATIENCE_AGAIN) is Readers.EVERYBODY
    except ThriveError:
        return False


def _answer(name: str, readers: Readers, assurances: Assurances) -> Known:
    if readers is Readers.EVERYBODY and not assurances.public:
        raise NotSynced(
            f"not sent: everybody can read {name}",
            hint="make it private where it is kept; where the whole world may read these notes, "
            "add --i-know-this-is-public",
        )
    if readers is Readers.EVERYBODY:
        return Known.PUBLIC_AND_MEANT
    if readers is Readers.SOME or assurances.private or assurances.public:
        return Known.PRIVATE
    if assurances.ask is None and readers is Readers.UNSURE:
        raise NotSynced(
            f"not sent: {name} did not say whether everybody can read it",
            hint="try again later; or where you know that only the two of you can, add --private",
        )
    if assurances.ask is None:
        return Known.TOLD
    if assurances.ask(name):
        return Known.PRIVATE
    raise NotSynced(
        f"not sent: {name} may be readable by others",
        hint="keep the notes in a private repository; everything is committed here",
    )
