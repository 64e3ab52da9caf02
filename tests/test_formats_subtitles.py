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
        "3 [time=00:00:01] Good morning, everyone.",
        "7 [time=00:00:01] 早上好，",
        "12 [time=00:00:02] Today is 5 < 6 <laughs>",
    ]


def test_webvtt_has_voices_notes_and_styles() -> None:
    source = (
        "WEBVTT\nKind: captions\n\nNOTE by hand\nof an editor\n\nSTYLE\n::cue {}\n\nfirst cue\n"
        "00:01.000 --> 00:03.000 align:start\n<v.loud Gao Lan>Good <00:02.000><c.x>day</c></v>\n"
    )
    assert shown(read("a.vtt", source)) == [
        "4 [beside=remark] by hand",
        "5 [beside=remark] of an editor",
        "12 [time=00:01] Gao Lan: Good day",
    ]


def test_a_broken_cue_is_kept_and_told() -> None:
    source = "Before all.\n\n1\n00:00:01 -> 00:00:02\nkept\n\n2\n00:00:01 --> 00:00:02\nfine\n"
    found = read("a.srt", source)
    assert found.text == "Before all.\n1\n00:00:01 -> 00:00:02\nkept\nfine\n"
    assert [(problem.line, problem.code) for problem in found.problems] == [(1, "cue")]
    assert "and 3 more" in found.problems[0].message


def cues(*texts: str) -> str:
    return "".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n + 1},000\n{text}\n\n" for n, text in enumerate(texts, 1)
    )


def lines(source: str) -> list[str]:
    return read("a.srt", source).text.splitlines()


def test_a_sentence_goes_on_in_its_own_language() -> None:
    english = ["We are here", "to talk of growth.", "Growth is", "fine."]
    long = cues(*map("\n".join, zip(english, ["我们在", "谈增长，", "增长", "好。"], strict=True)))
    expected = ["We are here to talk of growth.", "我们在谈增长，增长好。", "Growth is fine."]
    assert lines(long) == expected
    short = cues(*map("\n".join, zip(english, ["我们在", "谈增长。", "增长", "好。"], strict=True)))
    assert lines(short)[:2] == ["We are here to talk of growth.", "我们在谈增长。"]


def test_where_a_language_prints_no_ends_its_sentences_end_with_those_of_the_other() -> None:
    source = cues("We are here\n我们在这里", "to talk.\n谈话", "Growth is fine.\n增长很好")
    expected = ["We are here to talk.", "我们在这里谈话", "Growth is fine.", "增长很好"]
    assert lines(source) == expected
    assert lines(cues("我们在这里", "谈话", "增长很好")) == ["我们在这里", "谈话", "增长很好"]


def test_a_label_a_dash_and_a_direction_end_what_was_said_before() -> None:
    texts = ["Gao Lan: We are", "[Applause]", "here.", "Good,", "- Why?", "Reuters: And", "so."]
    expected = ["Gao Lan: We are", "[Applause]", "here.", "Good,", "- Why?", "Reuters: And so."]
    assert lines(cues(*texts)) == expected


def test_what_has_no_ends_for_long_stays_in_lines() -> None:
    source = cues("Good.", *["word " * 60] * 6)
    assert max(map(len, lines(source))) <= 600
