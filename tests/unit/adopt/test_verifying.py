"""When a box counts as taken over, and what is said when it does not. The server's answers are scripted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from juicedesk.adopt.verifying import PATIENCE_S, Step, Verification
from juicedesk.domain.adopt_errors import (
    CannotTell,
    GetsNoCommand,
    IgnoresCommands,
    NeverReported,
    NotVerified,
    SendsEncrypted,
)
from juicedesk.domain.contact import Contact
from juicedesk.domain.errors import BAD_ACCOUNT_TOKEN, LinkError, NotSent, Refused, UntrustedServer

BOX_ID = "0910000000000000000000000001"
NEW = Contact(silent_s=0.5, counter=41)
OURS = Contact(silent_s=0.5, is_adopted=True, gets_commands=True, counter=41, unheeded=1)
ACKNOWLEDGES = replace(OURS, counter=42)


class Scene:
    """A server that gives one answer per look, the last one for ever; waiting moves the clock."""

    def __init__(self, *answers: Contact | LinkError) -> None:
        self._answers = list(answers)
        self.now_s = 1_000.0
        self.added: list[tuple[str, str]] = []
        self.steps: list[Step] = []
        self.verification = Verification(
            self, BOX_ID, "Garage", self.steps.append, clock=lambda: self.now_s, wait=self._wait
        )
        self.now_s += 1

    def contact(self, unit_id: str) -> Contact:
        assert unit_id == BOX_ID
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, LinkError):
            raise answer
        return answer

    def add_unit(self, unit_id: str, name: str) -> object:
        self.added.append((unit_id, name))
        return None

    def _wait(self, wait_s: float) -> None:
        self.now_s += wait_s


def test_a_new_box_is_taken_in_and_counts_once_it_acknowledges() -> None:
    scene = Scene(Contact(), NEW, OURS, OURS, ACKNOWLEDGES)
    assert scene.verification.run() == ACKNOWLEDGES
    assert scene.steps == [Step.WAITING, Step.REPORTS, Step.TAKEN_IN, Step.ACKNOWLEDGED]
    assert scene.added == [(BOX_ID, "Garage")]


def test_a_box_of_the_account_is_not_added_again() -> None:
    scene = Scene(OURS, ACKNOWLEDGES)
    scene.verification.run()
    assert scene.added == []


def test_what_was_acknowledged_before_is_no_proof() -> None:
    scene = Scene(replace(OURS, counter=42))
    with pytest.raises(IgnoresCommands):
        scene.verification.run()


def test_a_count_that_moves_while_nothing_is_heeded_is_no_proof() -> None:
    # Another program in the house could lead the box's count.
    scene = Scene(OURS, replace(ACKNOWLEDGES, unheeded=9))
    with pytest.raises(IgnoresCommands):
        scene.verification.run()


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Contact(), NeverReported),
        (replace(ACKNOWLEDGES, silent_s=4_000.0), NeverReported),
        (Contact(is_encrypted=True), SendsEncrypted),
        (replace(OURS, is_encrypted=True), SendsEncrypted),
        (OURS, IgnoresCommands),
        (replace(OURS, counter=None), IgnoresCommands),
        (replace(OURS, gets_commands=False), GetsNoCommand),
    ],
)
def test_the_known_failures_are_told_apart(answer: Contact, reason: type[NotVerified]) -> None:
    scene = Scene(answer)
    with pytest.raises(reason) as failure:
        scene.verification.run()
    assert type(failure.value) is reason
    assert scene.now_s >= 1_000.0 + PATIENCE_S


def test_a_report_from_before_the_start_is_none() -> None:
    scene = Scene(replace(OURS, silent_s=1.5), replace(ACKNOWLEDGES, silent_s=2.6))
    with pytest.raises(NotVerified):
        scene.verification.stop()
        scene.verification.run()
    assert scene.steps == [Step.WAITING]


def test_a_server_that_is_away_for_a_moment_is_asked_again() -> None:
    away = NotSent("home", "away")
    scene = Scene(OURS, away, away, ACKNOWLEDGES)
    assert scene.verification.run() == ACKNOWLEDGES


@pytest.mark.parametrize("answers", [(NotSent("home", "away"),), (OURS, UntrustedServer("home", "other"))])
def test_a_server_that_cannot_be_asked_is_said_at_once(answers: tuple[Contact | LinkError, ...]) -> None:
    scene = Scene(*answers)
    with pytest.raises(NotSent):
        scene.verification.run()
    assert scene.now_s < 1_010.0


def test_a_server_that_stays_away_is_said_in_the_end() -> None:
    with pytest.raises(NotSent):
        Scene(OURS, NotSent("home", "away")).verification.run()


def test_another_makers_server_cannot_tell() -> None:
    with pytest.raises(CannotTell):
        Scene(Refused("vendor", "unknown command", 1001)).verification.run()


def test_a_refused_token_is_said_as_it_is() -> None:
    with pytest.raises(Refused):
        Scene(Refused("home", "token", BAD_ACCOUNT_TOKEN)).verification.run()


def test_it_can_be_stopped() -> None:
    scene = Scene(Contact())
    scene.verification.stop()
    with pytest.raises(NeverReported):
        scene.verification.run()
    assert scene.now_s < 1_010.0
