"""All questions, with who asked and who answered."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from generator.indexes import Question
from generator.model import Turn
from generator.pages.html import NOT_SEARCHED, Html, element, join, page
from generator.pages.labels import label, plain
from generator.pages.links import From, transcript_url, turn_url
from generator.pages.parts import event_title, linked_name, row, table, turn_link

_HEADS = ("number", "asked-by", "question", "answered-by")


def questions_page(questions: Sequence[Question]) -> bytes:
    """The list of all questions, transcript by transcript."""
    here = From("questions/")
    blocks = [element("h1", label("questions"), id="questions")]
    for slug, group in groupby(questions, key=lambda question: question.transcript.slug):
        found = list(group)
        transcript = found[0].transcript
        link = element("a", event_title(transcript), href=here.to(transcript_url(transcript)))
        blocks.append(element("h2", link, id=f"in-{slug}", class_="dz-event"))
        blocks.append(table(_HEADS, [_row(question, here) for question in found]))
    return page(
        *blocks, title=plain("questions"), description=plain("about-questions"), search=NOT_SEARCHED
    )


def _row(question: Question, here: From) -> Html:
    replies = [_reply(question, turn, here) for turn in question.replies]
    return row(
        _HEADS,
        str(question.number),
        linked_name(question.turn, here),
        turn_link(question.transcript, question.turn, here),
        join(*replies) if replies else label("no-answer"),
    )


def _reply(question: Question, turn: Turn, here: From) -> Html:
    href = here.to(turn_url(question.transcript, turn))
    kind = element("a", label(turn.kind), href=href, class_="dz-kind")
    return element("div", linked_name(turn, here), " ", kind, class_="dz-reply")
