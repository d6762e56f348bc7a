"""How far a long piece of work is: what those who do it say, and what becomes of it where nobody watches, namely nothing."""

from collections.abc import Collection, Iterator
from typing import TypeVar

from couplet.model.findings import Message

Step = TypeVar("Step")


class Progress:
    """Hears how far the work is; this one is for where nobody watches."""

    def enter(self, told: Message, total: int | None = None) -> None:
        """Begin a stage of ``total`` steps; ``None`` where their number is not known."""

    def advance(self) -> None:
        """Take note that one step of the stage is done."""

    def follow(self, told: Message, steps: Collection[Step]) -> Iterator[Step]:
        """Yield ``steps``, each of them a step of a new stage."""
        self.enter(told, len(steps))
        for step in steps:
            yield step
            self.advance()
