"""Dirt: what copying does to a transcript changes none of its turns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Bilingual, Details, Party, Transcript
from generator.project import Event, Project, slugify
from generator.reading import read
from tests.reading import unaccounted

# Names and words, all invented. A transcript's labels are of one language: two labels of two
# languages that follow each other may be one speaker's, and a reader has to take them for that.
PEOPLE = {
    "en": ["Gao Lan", "Lin Ruoxi", "Wu Xiaoyu", "Han Yifeng", "Maria Sandoval"],
    "zh": ["陆明远", "林若溪", "吴小雨", "韩一峰", "高岚"],
}
OUTLETS = {
    "en": ["Harbor Daily", "Blue Bay Television", "Tide Times"],
    "zh": ["海潮日报", "蓝湾电视台", "青澜晚报"],
}
ENGLISH = (
    ["The port", "Our province", "The new ferry line", "Every island"],
    ["will open", "has improved", "supports", "connects"],
    ["two more schools", "the fishing harbors", "small companies", "roads by the sea"],
)
CHINESE = (
    ["港口", "全省", "新航线", "各个岛屿"],
    ["将建成", "改善了", "支持", "连接着"],
    ["两所学校", "沿海渔港", "小企业", "海边的道路"],
)
ADVERTS = ["公众号:海潮译社 公众号:海潮外刊精读", "搜索关注公众号:haichao,领取免费英语资料大礼包。"]
CAPTIONS = ["图为发布会主席台。（林小满 摄）", "[Photo by Lu Yi/Harbor Daily]"]
FEET = [
    "（责任编辑：吴小雨）",
    "上一篇：港口新闻 下一篇：渔业新闻",
    "【 第1页 第2页 第3页 】",
    "< 上一张",
]
HEADS = ["当前位置:首页 > 新闻 > 发布会 > 正文", "首页 口译 笔译 MTI 面授 网上商城"]
FACTS = "文章来源:海潮网 发布时间:2024-05-16 05:39 作者:青澜新闻办 点击:"
SPACES = ["", " ", "\u00a0", "\u3000", "\u00a0\u00a0 ", "\u3000\u3000", "\t"]
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


@dataclass(frozen=True)
class Said:
    """A turn as it is written: its label, whether it asks, and its paragraphs."""

    label: str
    asks: bool
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Dirt:
    """What a copy adds. ``inside`` are lines with the blocks they stand after, from the end."""

    newline: str = "\n"
    gap: int = 1
    bom: bool = False
    around: tuple[str, ...] = ("",)
    invisible: tuple[tuple[int, str], ...] = ()
    head: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    inside: tuple[tuple[int, str], ...] = ()
    stamped: bool = False


@st.composite
def sentences(draw: st.DrawFn, end: str) -> str:
    """A sentence of one of the two languages; ``end`` is a full stop or a question mark."""
    if draw(st.booleans()):
        return " ".join(draw(st.sampled_from(part)) for part in ENGLISH) + end
    chinese = "".join(draw(st.sampled_from(part)) for part in CHINESE)
    return chinese + {".": "。", "?": "？"}[end]


@st.composite
def transcripts(draw: st.DrawFn) -> tuple[Said, ...]:
    """Officials and outlets that speak in turn.

    Nobody does so twice in a row: stamped blocks of one speaker are one turn, so that with stamps
    such a transcript would mean something else.
    """
    language = draw(st.sampled_from(["en", "zh"]))
    said: list[Said] = []
    for _ in range(draw(st.integers(2, 8))):
        asks = bool(said) and draw(st.booleans())
        names = (OUTLETS if asks else PEOPLE)[language]
        label = draw(
            st.sampled_from([name for name in names if not said or name != said[-1].label])
        )
        count = draw(st.integers(1, 3))
        ends = "." * (count - 1) + ("?" if asks else ".")
        said.append(Said(label, asks, tuple(draw(sentences(end)) for end in ends)))
    return tuple(said)


DIRT = st.builds(
    Dirt,
    newline=st.sampled_from(["\n", "\r\n"]),
    gap=st.integers(1, 4),
    bom=st.booleans(),
    around=st.lists(st.sampled_from(SPACES), min_size=1, max_size=7).map(tuple),
    invisible=st.lists(st.tuples(st.integers(0, 400), st.sampled_from(INVISIBLE)), max_size=6).map(
        tuple
    ),
    head=st.sampled_from([(), (HEADS[0],), (FACTS,), (HEADS[1], FACTS), (HEADS[0], FACTS)]),
    foot=st.lists(st.sampled_from(FEET), max_size=2, unique=True).map(tuple),
    inside=st.lists(
        st.tuples(st.integers(0, 30), st.sampled_from(ADVERTS + CAPTIONS)), max_size=3
    ).map(tuple),
    stamped=st.booleans(),
)


def rendered(said: tuple[Said, ...], dirt: Dirt, *, inline: bool, colon: str) -> str:
    """The transcript as text, with this dirt on it."""
    blocks: list[str] = []
    for number, one in enumerate(said):
        stamp = f"[10:{number:02}]" if dirt.stamped else ""
        paragraphs = [text + stamp for text in one.paragraphs]
        label = one.label + colon
        space = " " if colon == ":" else ""
        blocks += [label + space + paragraphs[0]] if inline else [label, paragraphs[0]]
        blocks += paragraphs[1:]
    blocks = [_with_invisible(block, dirt.invisible, at) for at, block in enumerate(blocks)]
    for at, line in dirt.inside:
        blocks.insert(len(blocks) - at % len(blocks), line)  # not above the first label
    blocks = [*dirt.head, *blocks, *dirt.foot]
    spaces = dirt.around
    lines = [
        spaces[at % len(spaces)] + block + spaces[(at + 1) % len(spaces)]
        for at, block in enumerate(blocks)
    ]
    text = ("\n" * (dirt.gap + 1)).join(lines) + "\n"
    return "\ufeff" * dirt.bom + text.replace("\n", dirt.newline)


def _with_invisible(text: str, invisible: tuple[tuple[int, str], ...], block: int) -> str:
    """The text with characters that nobody sees between its own."""
    for at, char in invisible:
        place = (at + 7 * block) % len(text)
        text = text[:place] + char + text[place:]
    return text


def read_text(text: str, parties: tuple[Party, ...]) -> Transcript:
    details = Details(Bilingual(), "", Bilingual(), Bilingual(), Bilingual())
    source = ("content/transcripts/case/source.txt", text.encode())
    transcript, _ = read(Event("case", (source,), details), Project(Path(), parties))
    assert transcript
    return transcript


def shape(transcript: Transcript) -> list[tuple[str | None, str, str, list[str]]]:
    """Who speaks, as what, to what end, in which words."""
    return [
        (
            turn.who.party.name.any if turn.who.party else None,
            turn.who.kind,
            turn.kind,
            [paragraph.text for passage in turn.passages for paragraph in passage.paragraphs],
        )
        for turn in transcript.turns
    ]


def known(said: tuple[Said, ...]) -> tuple[Party, ...]:
    """Those who speak, as a project's list of people has them."""
    found = {one.label: one.asks for one in said}
    return tuple(
        Party(slugify(label), Bilingual(zh=label) if label > "a" else Bilingual(en=label), outlet)
        for label, outlet in found.items()
    )


@settings(max_examples=200)
@given(
    transcripts(),
    DIRT,
    st.booleans(),
    st.sampled_from([":", "："]),
    st.booleans(),
)
def test_a_dirty_copy_has_the_same_turns(
    said: tuple[Said, ...], dirt: Dirt, inline: bool, colon: str, listed: bool
) -> None:
    parties = known(said) if listed else ()
    clean = read_text(rendered(said, Dirt(), inline=inline, colon=colon), parties)
    found = [(name, kind == "question", texts) for name, _, kind, texts in shape(clean)]
    assert found == [(one.label, one.asks, list(one.paragraphs)) for one in said]
    dirty = read_text(rendered(said, dirt, inline=inline, colon=colon), parties)
    assert shape(dirty) == shape(clean)
    assert unaccounted(dirty) == []
    if dirt.stamped:
        assert [turn.time for turn in dirty.turns] == [f"10:{at:02}" for at in range(len(said))]
    again = replace(dirt, newline="\n")
    assert shape(read_text(rendered(said, again, inline=inline, colon=colon), parties)) == shape(
        dirty
    )


@pytest.mark.parametrize("advert", ADVERTS)
@pytest.mark.parametrize("space", ["", " "])
@pytest.mark.parametrize("inline", [False, True])
def test_an_advert_at_the_end_of_a_paragraph_leaves_the_turn_as_it_is(
    advert: str, space: str, inline: bool
) -> None:
    said = (
        Said("Gao Lan", False, ("The port will open two more schools.",)),
        Said("Lin Ruoxi", False, ("港口将建成两所学校。",)),
    )
    glued = replace(said[0], paragraphs=(said[0].paragraphs[0] + space + advert,))
    for stamped in (False, True):
        dirt = Dirt(stamped=stamped)
        clean = read_text(rendered(said, dirt, inline=inline, colon=":"), ())
        found = read_text(rendered((glued, said[1]), dirt, inline=inline, colon=":"), ())
        assert shape(found) == shape(clean)
        assert [turn.time for turn in found.turns] == [turn.time for turn in clean.turns]
