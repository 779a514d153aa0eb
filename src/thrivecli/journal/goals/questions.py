"""The questions under Goals: which a check-in has, and which of them it says something about."""

from thrivecli.markdown.headings import SECTION_GOALS
from thrivecli.model.checkin import CheckIn, Question


def questions_told(checkin: CheckIn) -> dict[str, Question]:
    """The questions under Goals that are answered or left blank, by key.

    Guidance alone says nothing. What is asked twice in one file has its first answer.
    """
    asked = [
        question
        for section in checkin.sections
        if section.key == SECTION_GOALS
        for question in section.questions
        if question.heading
    ]
    told = {question.key: question for question in reversed(asked) if question.blank}
    told |= {question.key: question for question in reversed(asked) if question.answered}
    order = {question.key: place for place, question in reversed(list(enumerate(asked)))}
    return dict(sorted(told.items(), key=lambda pair: order[pair[0]]))


def questions_shown(checkin: CheckIn) -> set[str]:
    """The keys of all headings under Goals, guidance or not."""
    return {
        question.key
        for section in checkin.sections
        if section.key == SECTION_GOALS
        for question in section.questions
    }
