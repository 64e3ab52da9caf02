"""Subtitles become lines with times."""

from __future__ import annotations

from tests.extracting import read, shown


def test_subtitles_are_lines_with_times() -> None:
    source = (
        "1\n00:00:01,000 --> 00:00:02,000 X1:40\n{\\an8}<i>Good morning,</i>\n\n"
        "1\n00:00:01,000 --> 00:00:02,000\n早上好，\n\n"
        "2\n00:00:02,500 --> 00:00:03,000\neveryone.\nToday\n\n"
        "3\n00:00:04,000 --> 00:00:05,000\nis 5 &lt; 6 <laughs>\n"
    )
    assert shown(read("a.srt", source)) == [
        "3 [time=00:00:01] Good morning,",
        "7 [time=00:00:01] 早上好，",
        "11 [time=00:00:02] everyone.",
        "12 [time=00:00:02] Today",
        "16 [time=00:00:04 joined] is 5 < 6 <laughs>",
    ]


def test_webvtt_has_voices_notes_and_styles() -> None:
    source = (
        "WEBVTT\nKind: captions\n\nNOTE by hand\nof an editor\n\nSTYLE\n::cue {}\n\nfirst cue\n"
        "00:01.000 --> 00:03.000 align:start\n<v.loud Gao Lan>Good <00:02.000><c.x>day</c></v>\n"
    )
    assert shown(read("a.vtt", source)) == [
        "4 [quote] by hand",
        "5 [quote] of an editor",
        "12 [time=00:01] Gao Lan: Good day",
    ]


def test_a_broken_cue_is_kept_and_told() -> None:
    source = "Before all.\n\n1\n00:00:01 -> 00:00:02\nkept\n\n2\n00:00:01 --> 00:00:02\nfine\n"
    found = read("a.srt", source)
    assert found.text == "Before all.\n1\n00:00:01 -> 00:00:02\nkept\nfine\n"
    assert [(problem.line, problem.code) for problem in found.problems] == [(1, "cue")]
    assert "and 3 more" in found.problems[0].message
