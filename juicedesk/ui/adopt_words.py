"""The sentences of `juicedesk.adopt` in the person's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from juicedesk.adopt.dns_names import Lead, NameCheck
from juicedesk.adopt.failure_words import failure_phrase
from juicedesk.adopt.phrases import CONTEXT, Phrase
from juicedesk.adopt.verifying import Step
from juicedesk.domain.errors import JuiceDeskError
from juicedesk.ui.messages import error_words

translate = QCoreApplication.translate


def phrase_words(phrase: Phrase) -> str:
    """A sentence, its fields filled in."""
    return phrase.words(lambda sentence: QCoreApplication.translate(CONTEXT, sentence))


def adopt_error_words(error: JuiceDeskError) -> str:
    """A failure: what, and what helps."""
    phrase = failure_phrase(error)
    return error_words(error) if phrase is None else phrase_words(phrase)


def step_words(step: Step) -> str:
    """How far a verification has got."""
    words = {
        Step.WAITING: translate("Adopt", "Waiting for the charger to report"),
        Step.REPORTS: translate("Adopt", "It reports to your home server"),
        Step.TAKEN_IN: translate("Adopt", "It is in your account"),
        Step.ACKNOWLEDGED: translate("Adopt", "It has acknowledged a command"),
    }
    return words[step]


def name_words(check: NameCheck) -> str:
    """Where one name leads that leads where it should not."""
    words = {
        Lead.HERE: translate("Adopt", "{0} leads here, but has to be blocked."),
        Lead.ELSEWHERE: translate("Adopt", "{0} leads elsewhere: {1}"),
        Lead.NOWHERE: translate("Adopt", "{0} leads nowhere."),
        Lead.NOT_KNOWN: translate("Adopt", "{0} could not be looked up."),
    }
    return words[check.lead].format(check.host, ", ".join(check.addresses))
