"""How a run of the `onrecord` command ended, and an invented article to run it on."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

FERRY = """\
---
title: The piano of Velm
author: Nell Varga
outlet: The Velm Herald
published: 2031-06-02
language: en
---

The ferry Ondine left Port Velm at six in the morning with forty passengers and a piano on board.

“The piano paid the full fare,” said the captain, Piet Larrow, who has sailed her since 1998.

## A long crossing

The crossing took nine hours, because the tide had turned. Nobody was sick.
"""


@dataclass(frozen=True)
class Run:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What was printed, as JSON: all of it must be."""
        return json.loads(self.out)

    @property
    def words(self) -> str:
        """What was printed, without frames and line ends."""
        return " ".join(re.sub(r"[\u2500-\u257f]", " ", self.out).split())


Onrecord = Callable[..., Run]
