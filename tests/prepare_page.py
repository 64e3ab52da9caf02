"""The page "How to prepare a transcript", written from the reading cases by running the reader.

``python -m tests.prepare_page`` writes ``docs/prepare/index.md``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from generator.build import process
from generator.language.chinese import script_of
from generator.language.scripts import HAN, language_of
from generator.model import Bilingual, Details, Paragraph, Transcript, Turn, Who
from generator.pages.html import Html, element, join, page
from generator.pages.labels import both, label
from generator.problems import Problem
from generator.project import Event, Project

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests/cases/reading.yml"
PAGE = ROOT / "docs/prepare/index.md"

TITLES = {
    "P01": Bilingual("姓名独占一行", "The name alone on its line"),
    "P02": Bilingual("标题与转载信息", "Titles and facts about the copy"),
    "P06": Bilingual("职务在前，姓名在后", "The office before the name"),
    "P08": Bilingual("句中冒号不是姓名", "Colons in sentences are no labels"),
    "P09": Bilingual("媒体与记者", "Outlets and their reporters"),
    "P11": Bilingual("问答逐句对照", "Q and A, line by line in both languages"),
    "P12": Bilingual("先全文中文，后全文英文", "All the Chinese, then all the English"),
    "P15": Bilingual("方括号姓名，附时间", "Names in brackets, with the time"),
    "P18": Bilingual("记者名后附媒体", "A reporter, with the outlet once"),
    "P19": Bilingual("提问未注明媒体", "Questions without a label"),
    "P21": Bilingual("较长的媒体名", "Long names of outlets"),
    "P23": Bilingual("逐段对照，先中后英", "Paragraph by paragraph, Chinese first"),
    "P24": Bilingual("逐段对照，先英后中", "Paragraph by paragraph, English first"),
    "P25": Bilingual("Markdown：换行分中英", "Markdown with both languages in a block"),
    "P27": Bilingual("称呼各占一行", "Salutations, a line each"),
    "P28": Bilingual("中英连排不分行", "Both languages on one line"),
    "P30": Bilingual("部分段落未译", "Some paragraphs left untranslated"),
    "P32": Bilingual("正文夹带广告", "Adverts inside the text"),
    "P33": Bilingual("页脚、翻页与署名", "Footers, pagers and credits"),
    "P35": Bilingual("乱码与残留标记", "Damaged characters and leftover markup"),
    "P37": Bilingual("小标题与编号", "Headings and numbering"),
    "B02": Bilingual("只有导航，没有正文", "Only navigation, no text"),
}
"""What each case shows, by its id; one that is not here goes by its own title."""

_NOTES = {
    "title": Bilingual("标题", "Title"),
    "introduction": Bilingual("导语", "Introduction"),
    "participant": Bilingual("出席人员", "Participant"),
    "heading": Bilingual("小标题", "Heading"),
    "caption": Bilingual("图片说明", "Caption"),
    "direction": Bilingual("现场说明", "Stage direction"),
    "vocabulary": Bilingual("词汇", "Vocabulary"),
    "mark": Bilingual("译者记号", "Translator’s mark"),
    "number": Bilingual("编号", "Number"),
}

_INTRODUCTION = (
    Bilingual(
        "整页复制，原样保存即可，不必先清理。以下各例，先列网页上的原样，再列程序读出的结果；"
        "例文均为虚构。",
        "Paste the whole page as it is; nothing needs cleaning first. Each form is shown as it "
        "stands on a page, then as the program reads it. All texts are invented.",
    ),
    Bilingual(
        "可用 .txt、.md、.html、.docx、.srt、.vtt；中英文可同在一个文件，也可各存一个。"
        "运行 duizhao new，即生成实录的文件夹。",
        "Files may be .txt, .md, .html, .docx, .srt or .vtt; both languages in one file, or a file "
        "for each. duizhao new makes the transcript's folder from them.",
    ),
)


def prepare_page() -> bytes:
    """The whole page."""
    cases = yaml.safe_load(CASES.read_text(encoding="utf-8"))["cases"]
    title = Bilingual("怎样准备文本", "How to prepare a transcript")
    head = element("h1", both(title))
    paragraphs = [
        element("p", text.get(side), lang="zh-Hans" if side == "zh" else "en")
        for text in _INTRODUCTION
        for side in ("zh", "en")
    ]
    return page(
        element("header", head, *paragraphs, class_="dz-head"),
        *(_case(case) for case in cases),
        title=f"{title.zh} {title.en}",
        description="网页上的各种写法，程序怎样读 · What pages look like, and how they are read",
        search={"exclude": True},
    )


def _case(case: dict[str, Any]) -> Html:
    path = f"content/transcripts/case/source.{case.get('format', 'txt')}"
    details = Details(Bilingual(), "", Bilingual(), Bilingual(), Bilingual())
    event = Event("case", ((path, case["input"].encode()),), details)
    transcript, problems = process(event, Project(Path()))
    title = TITLES.get(case["id"])
    heading = both(title) if title else element("span", case["title"], lang="en")
    zh = script_of(case["input"])
    return element(
        "section",
        element("h2", heading, id=case["id"].lower()),
        element(
            "div",
            element("pre", _printed(case["input"], zh), class_="dz-pasted"),
            element("div", *_made(transcript, problems, zh), class_="dz-made"),
            class_="dz-form",
        ),
    )


def _printed(text: str, zh: str) -> Html:
    """The input, each line marked with its language; no line break in it ends an HTML block."""
    lines = [_marked("span", line, zh) if line else Html() for line in text.rstrip().split("\n")]
    return Html("&#10;".join(lines))


def _marked(tag: str, text: str, zh: str) -> Html:
    """A text with the language that it is in; a little Chinese in it makes it Chinese."""
    chinese = language_of(text) == "zh" or len(HAN.findall(text)) > 3
    return element(tag, text, lang=zh if chinese else "en")


def _made(transcript: Transcript | None, problems: list[Problem], zh: str) -> list[Html]:
    found = []
    if transcript:
        found = [
            *_facts(transcript, zh),
            *(_turn(turn, zh) for turn in transcript.turns),
        ]
        for kind, name in _NOTES.items():
            texts = [note.text for note in transcript.notes if note.kind == kind]
            found += _list(both(name), texts, zh)
        aside = [one.text for one in transcript.aside]
        aside += [one.text for one in transcript.repairs if one.removed]
        found += _list(label("aside"), aside, zh)
    told = [element("li", element("code", one.code), " ", _told(one)) for one in problems]
    if told:
        found.append(element("ul", *told, class_="dz-told", lang="en"))
    return found


def _told(problem: Problem) -> str:
    """What the editor is told; the names of the case's own files say nothing here."""
    return f"{problem.message} (line {problem.line})"


def _facts(transcript: Transcript, zh: str) -> list[Html]:
    """The facts that the copy states, each with its name."""
    items = [
        element("li", label(f"meta-{key}"), " ", _marked("span", value, zh))
        for line in transcript.metadata
        for key, value in line.fields
        if value
    ]
    return [_found(label("copy-says"), items)] if items else []


def _list(name: Html, texts: list[str], zh: str) -> list[Html]:
    """Texts below a heading, where there are any."""
    items = [element("li", _marked("span", text, zh)) for text in texts]
    return [_found(name, items)] if items else []


def _found(name: Html, items: list[Html]) -> Html:
    return element("div", element("p", name), element("ul", *items), class_="dz-found")


def _turn(turn: Turn, zh: str) -> Html:
    name = join(_name(turn.who, turn, zh), " ", element("span", label(turn.kind), class_="dz-kind"))
    facts = [one for one in (turn.time, turn.number) if one]
    if turn.who.inferred:
        facts.append("inferred")
    shown = [join(" ", label(one) if one == "inferred" else element("span", one)) for one in facts]
    return element(
        "div",
        element("p", name, *shown, class_="dz-speaks"),
        *(
            element("div", *(_paragraph(one, zh) for one in passage.paragraphs), class_="dz-pair")
            for passage in turn.passages
        ),
        class_="dz-turn-made",
    )


def _name(who: Who, turn: Turn, zh: str) -> Html:
    if who.party is None:
        if who.kind == "moderator":
            return element("b", label("moderator"))
        printed = [_marked("b", one.text.strip(" :：[]【】"), zh) for one in turn.labels]
        kind = "unknown-outlet" if who.kind == "outlet" else "unknown-speaker"
        return Html(" ".join(printed)) if printed else element("b", label(kind))
    names = [one for one in (who.party.name.zh, who.party.name.en) if one]
    parts = [_marked("b", name, zh) for name in names]
    parts += [_marked("span", one, zh) for one in (*who.titles, who.reporter.any) if one]
    return Html(" ".join(parts))


def _paragraph(paragraph: Paragraph, zh: str) -> Html:
    return element("p", paragraph.text, lang=zh if paragraph.language == "zh" else "en")


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_bytes(prepare_page())
