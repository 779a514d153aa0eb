"""Notes by somebody who would like a report's page to do things, in every place it shows."""

from collections.abc import Sequence
from pathlib import Path

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' onfocus='alert(1)' autofocus tabindex=1 x='",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</desc></svg><img src=x onerror=alert(1)>",
    "<iframe src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>go</a>",
    "[go](javascript:alert(1))",
    "![pixel](http://127.0.0.1:9/pixel.png)",
    "<img src=http://127.0.0.1:9/pixel.png>",
    "<link rel=stylesheet href=http://127.0.0.1:9/x.css>",
    "<meta http-equiv=refresh content=0;url=http://127.0.0.1:9/>",
    "<base href=http://127.0.0.1:9/>",
    "<form action=http://127.0.0.1:9/><input autofocus onfocus=alert(1)>",
    "<object data=javascript:alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<math><mi xlink:href=javascript:alert(1)>",
    "{{ 7 * 7 }}{% raw %}{{ self }}",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62; x",
    "<body style=animation-name:x onanimationstart=alert(1)>",
    "}</style><style>body{display:none}",
)

UNWIELDY = (
    "Donau" + "dampfschifffahrts" * 9,
    "\u05e9\u05dc\u05d5\u05dd \u202e\u2066 \u05e2\u05d5\u05dc\u05dd",
    "e\u0301" * 40 + "\U0001f469\u200d\U0001f680" * 10,
)

_CHECKIN = """\
---
person: '{name}'
partner: Sam Lee
date: {day}
template: '{template}'
---

## Goals

#### What do you want to be doing in 3 years?

- goal {text}

#### question {text}

- something

## Planning

#### What tasks can you complete in the next 6 weeks?

- [ ] action {text}{due} <!-- thrive:7k3q9f -->
- [x] done tag #{text} +{text}

#### What projects are you working on?

- project {text} #3y #{text} +{text}

## What have you done so far?

*{day}*

- win {text}
"""

_TEMPLATE = """\
## Goals

#### question {text}

guidance {text}
"""


def write_team(folder: Path, texts: Sequence[str]) -> Path:
    """A folder of workspaces: the n-th one is named by, and full of, the n-th text."""
    for number, text in enumerate(texts):
        root = folder / _short(f"folder {text}".replace("/", "\N{DIVISION SLASH}"))
        checkins = root / "checkins" / f"p{number}"
        checkins.mkdir(parents=True, exist_ok=True)
        (root / "thrive.toml").touch()
        (root / "templates").mkdir(exist_ok=True)
        (root / "templates" / "ours.md").write_text(_TEMPLATE.format(text=text), "utf-8")
        name = _short(f"name {text}").replace("'", "''")
        for day, due in (("2026-05-04", " by 1 Jun 2026"), ("2026-07-06", " by 1 Aug 2026")):
            template = f"template {text}".replace("'", "''")
            filled = _CHECKIN.format(name=name, template=template, day=day, text=text, due=due)
            (checkins / f"{day}.md").write_text(filled, "utf-8")
    return folder


def _short(name: str) -> str:
    """As much of it as a name may have: neither more than 100 characters nor unprintable ones."""
    return "".join(char for char in name if char.isprintable() or char == "\u200d")[:90]
