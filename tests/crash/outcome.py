"""What came of it all, as a table, and which of the promises were broken."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(slots=True)
class Outcome:
    """Counts over all rounds.

    Digests: `planned` rows of the outbox; `delivered` arrived once; `doubled`: chats that got two for one date;
    `uncertain_kill` and `uncertain_network` are in doubt since a kill or since a timeout or dropped connection, and so
    many of them `…_arrived`; `lost`: neither arrived nor in doubt nor put down with a true reason. `worst_kill` is the
    most that one kill left in doubt, `worst_kill_answers` the most answers that had arrived and were not noted.
    """

    database: str
    seed: int
    rounds: int = 0
    kills: int = 0
    dates: int = 0
    faults: int = 0
    planned: int = 0
    delivered: int = 0
    blocked: int = 0
    uncertain_kill: int = 0
    uncertain_kill_arrived: int = 0
    uncertain_network: int = 0
    uncertain_network_arrived: int = 0
    worst_kill: int = 0
    doubled: int = 0
    lost: int = 0
    questions: int = 0
    answered: int = 0
    answers_repeated: int = 0
    worst_kill_answers: int = 0
    questions_lost: int = 0
    too_fast: int = 0
    seconds: float = 0.0

    def broken(self) -> list[str]:
        """The promises that were not kept."""
        promises = {
            "no digest is lost": self.lost == 0,
            "no chat gets two digests for one date": self.doubled == 0,
            "a kill leaves at most one digest in doubt": self.worst_kill <= 1,
            "what is in doubt since a kill is at most one for each": self.uncertain_kill <= self.kills,
            "no question is lost": self.questions_lost == 0,
            "a kill leaves at most one answer to be repeated": self.worst_kill_answers <= 1,
            "answers repeated are at most one for each kill": self.answers_repeated <= self.kills,
        }
        return [promise for promise, kept in promises.items() if not kept]

    def table(self) -> str:
        """Name and value, one a line."""
        rows = [(field.name.replace("_", " "), getattr(self, field.name)) for field in fields(self)]
        shown = [(name, f"{value:.0f}" if isinstance(value, float) else str(value)) for name, value in rows]
        return "\n".join(f"  {name:<28}{value:>12}" for name, value in shown)
