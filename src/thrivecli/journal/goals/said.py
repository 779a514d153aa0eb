"""What a text says, as words that can be held against another text's."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from thrivecli.model.text import fold

# A word may end in signs that make it another ('C++', 'C#') or in a number ('AZ-104'). Where
# a script is written without spaces, each character stands for itself.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_WORD = re.compile(rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}])[^\W_])+(?:-\d+\b|[+#]+)?")
_NOT = re.compile(r"(?<=[a-z])n['’]t\b")

# Words that hardly tell one goal from another: they count little.
_LIGHT = frozenset(
    """
    a an the of to in on at for with from by as and or my our their i we me us it its this that
    be am is are was been being become becoming have has having get getting do doing make more
    most some any very really want wants would like will can could should go going work working
    learn start able into out up about own better good as
    der die das den dem des ein eine einen einem einer und oder zu zum zur im in am an auf mit
    von vom fur als ich mein meine werden sein haben mehr lernen
    le la les l un une des du de d et ou a au aux en dans pour par avec sur mon ma mes notre
    je etre devenir avoir faire plus apprendre
    el los las lo y o al del con por para mi mis nuestro ser estar tener hacer mas aprender
    os as um uma e do da dos das no na nos nas em meu minha tornar ter fazer mais aprender
    il gli i uno di che per con nel nella mio mia essere diventare avere fare piu imparare
    het een van voor met op te aan mijn worden zijn hebben meer leren
    w we z ze na do i oraz byc miec moj moja wiecej
    och att pa av til og for min mitt bli vara ha mer
    """.split()
)
_LIGHT_WEIGHT = 0.15
_MOST_WORDS = 100  # of a text; what begins like another for so long is like it
_DENYING = frozenset(
    """
    not no never stop quit avoid neither nor
    nicht kein keine keinen keinem keiner nie aufhoren
    pas jamais arreter
    nunca jamas dejar
    nao nunca parar
    non smettere
    niet geen nooit stoppen
    nie przestac
    inte aldrig ikke aldri sluta
    не никогда
    """.split()
)


@dataclass(frozen=True, slots=True)
class Said:
    """A text's words without accents, those of them that tell something, and whether it denies.

    A text of nothing but light words ('Be more') is told by those.
    """

    words: tuple[str, ...]
    telling: tuple[str, ...]
    denies: bool

    @property
    def weight(self) -> float:
        """The weight of all its words."""
        return sum(map(self.weight_of, self.words))

    def weight_of(self, word: str) -> float:
        """How much a word tells."""
        return 1.0 if word in self.telling else _LIGHT_WEIGHT


@lru_cache(maxsize=4096)
def said(text: str) -> Said:
    """What a text says."""
    plain = _NOT.sub(" not", fold(text)).replace("cannot", "can not")
    bare = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    found = tuple(match[0] for match in islice(_WORD.finditer(bare), _MOST_WORDS))
    words = tuple(word for word in found if word not in _DENYING)
    telling = tuple(word for word in words if word not in _LIGHT)
    denies = (len(found) - len(words)) % 2 == 1
    return Said(words, telling or words, denies)
