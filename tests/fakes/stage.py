"""A `ui.demo_stage.DemoStage` that only remembers what was played; `error` is raised once."""

from __future__ import annotations

from juicedesk.domain.errors import JuiceDeskError
from juicedesk.ui.demo_stage import Disagreement


class FakeStage:
    def __init__(self) -> None:
        self.played: list[str] = []
        self.error: JuiceDeskError | None = None
        self.disagreement = Disagreement.ASKED

    def cut_power(self) -> None:
        self._play("cut_power")

    def disagree(self) -> Disagreement:
        self._play("disagree")
        return self.disagreement

    def set_back(self) -> None:
        self._play("set_back")

    def _play(self, scene: str) -> None:
        if self.error is not None:
            error, self.error = self.error, None
            raise error
        self.played.append(scene)
