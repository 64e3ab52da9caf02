"""What an editor should look at in the glossary: shared renderings, gaps, entries without use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.language.matcher import lay_out
from generator.problems import Problem
from generator.terms import Term, Use


def check_terms(terms: Sequence[Term], uses: Mapping[str, tuple[Use, ...]]) -> list[Problem]:
    """The doubts about entries that can be used; what cannot is told when they are read."""
    return [*_shared(terms), *_undefined(terms), *_unused(terms, uses)]


def _shared(terms: Iterable[Term]) -> list[Problem]:
    first: dict[str, Term] = {}
    problems = []
    for term in terms:
        english = [form for form in term.forms if form not in term.chinese]
        for laid, form in {lay_out(form): form for form in reversed(english)}.items():
            other = first.setdefault(laid, term)
            if other is not term:
                message = f"{form!r} also renders {other.name.zh} ({other.path}:{other.line})"
                hint = "tell the two apart, or leave it so"
                problems.append(Problem(term.path, term.line, "shared-rendering", message, hint))
    return problems


def _undefined(terms: Iterable[Term]) -> list[Problem]:
    named = {"zh": "Chinese", "en": "English"}
    return [
        Problem(
            term.path,
            term.line,
            "no-definition",
            f"{term.name.zh} has no definition in {named[side]}",
            f"add 'definition: {{{side}: …}}'",
        )
        for term in terms
        for side in ("zh", "en")
        if not (term.definition.zh if side == "zh" else term.definition.en)
    ]


def _unused(terms: Iterable[Term], uses: Mapping[str, tuple[Use, ...]]) -> list[Problem]:
    message = "{} stands in no transcript"
    hint = "nothing to do if it is meant for texts to come"
    return [
        Problem(term.path, term.line, "unused-term", message.format(term.name.zh), hint)
        for term in terms
        if not uses.get(term.slug)
    ]
