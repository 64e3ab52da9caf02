"""The words of the interface in both languages: one table."""

from __future__ import annotations

from generator.model import Bilingual
from generator.pages.html import Html, element, join

LANG = {"zh": "zh-Hans", "en": "en"}
"""The BCP 47 tag of each language of the interface."""

LABELS = {
    # kinds of turns
    "opening": Bilingual("开场", "Opening"),
    "statement": Bilingual("介绍", "Statement"),
    "question": Bilingual("提问", "Question"),
    "answer": Bilingual("回答", "Answer"),
    "handover": Bilingual("转接", "Handover"),
    "closing": Bilingual("结束", "Closing"),
    # who speaks
    "person": Bilingual("人物", "Person"),
    "outlet": Bilingual("媒体", "Outlet"),
    "people": Bilingual("人物", "People"),
    "outlets": Bilingual("媒体", "Outlets"),
    "unknown-outlet": Bilingual("未署名媒体", "Unidentified outlet"),
    "unknown-speaker": Bilingual("未署名发言人", "Unidentified speaker"),
    "inferred": Bilingual("推断：原文缺少署名", "inferred: the source prints no label"),
    "by-editor": Bilingual(
        "编者补署名，原文缺少", "named by the editor; the source prints no label"
    ),
    "ours": Bilingual("本站译", "our wording"),
    # reading
    "turns": Bilingual("发言目录", "Turns"),
    "passage": Bilingual("段落", "Passage"),
    "no-zh": Bilingual("此段无中文", "No Chinese text"),
    "no-en": Bilingual("此段无英文", "No English text"),
    "only-zh": Bilingual("仅有中文", "Chinese only"),
    "only-en": Bilingual("仅有英文", "English only"),
    "speakers-count": Bilingual("人", "speakers"),
    "outlets-count": Bilingual("家媒体", "outlets"),
    "questions-count": Bilingual("问", "questions"),
    "passages-count": Bilingual("段", "passages"),
    "bilingual-count": Bilingual("段双语", "in both languages"),
    # the end of a reading page
    "source": Bilingual("来源", "Source"),
    "text-of": Bilingual("文本", "Text"),
    "held-on": Bilingual("举行日期", "Date"),
    "address": Bilingual("原文网址", "Address"),
    "no-address": Bilingual("手头没有", "none at hand"),
    "aside": Bilingual("未收入正文", "Set aside"),
    "none": Bilingual("无", "none"),
    "navigation": Bilingual("网站导航", "site navigation"),
    "contact": Bilingual("联系方式", "contact details"),
    "control": Bilingual("控制字符", "control characters"),
    "copy-says": Bilingual("转载页所注", "The copy says"),
    "meta-source": Bilingual("来源", "source"),
    "meta-published": Bilingual("发布", "published"),
    "meta-author": Bilingual("作者", "author"),
    "meta-editor": Bilingual("编辑", "editor"),
    "meta-views": Bilingual("点击", "views"),
    # terms
    "term": Bilingual("词条", "Entry"),
    "terms": Bilingual("术语", "Terms"),
    "also": Bilingual("也作", "Also"),
    "evidence": Bilingual("译法依据", "Evidence for the rendering"),
    "editor": Bilingual(
        "编者所拟，未经官方文本印证", "the editor; not shown by an official text here"
    ),
    "in-passages": Bilingual("出现之处", "Where it stands"),
    "uses-here": Bilingual("本场 {} 次", "{} here"),
    "not-found": Bilingual("现有文本中未出现", "in none of the texts here"),
    "chinese": Bilingual("中文", "Chinese"),
    "english": Bilingual("英文", "English"),
    "places": Bilingual("次数", "Uses"),
    # indexes
    "transcripts": Bilingual("发布会", "Transcripts"),
    "questions": Bilingual("提问", "Questions"),
    "speakers": Bilingual("发言人", "Speakers"),
    "asked-by": Bilingual("提问", "Asked by"),
    "answered-by": Bilingual("回答", "Answered by"),
    "no-answer": Bilingual("无人回答", "nobody"),
    "offices": Bilingual("职务", "Offices"),
    "as-of": Bilingual("截至", "as of"),
    "all-turns": Bilingual("全部发言", "All turns"),
    "number": Bilingual("序号", "No."),
    "turns-head": Bilingual("发言", "Turns"),
    "turns-count": Bilingual("次发言", "turns"),
    # what search engines are told
    "about-transcripts": Bilingual(
        "中英对照的发布会实录", "Press conferences in Chinese and English"
    ),
    "about-terms": Bilingual(
        "发布会政策术语，附出处", "Policy terms with the passages they stand in"
    ),
    "about-speakers": Bilingual("发言人与提问媒体", "Who speaks and who asks"),
    "about-speaker": Bilingual("在各场发布会上的发言", "turns at press conferences"),
    "about-questions": Bilingual("谁提问，谁回答", "Who asked and who answered"),
}


def plain(key: str) -> str:
    """A label in both languages, as text."""
    return " ".join(filter(None, [LABELS[key].zh, LABELS[key].en]))


def both(text: Bilingual, between: str = " ") -> Html:
    """A short text in both languages, each side marked with its language."""
    sides = [
        element("span", side, lang=LANG[language])
        for language, side in (("zh", text.zh), ("en", text.en))
        if side
    ]
    return Html(between.join(sides))


def label(key: str) -> Html:
    """A label in both languages."""
    return both(LABELS[key])


def count(number: int, key: str) -> Html:
    """A number with what it counts: ``11 问 questions``."""
    return join(str(number), " ", label(key))


def filled(key: str, number: int) -> Html:
    """A label with a number in the place that it keeps for it."""
    text = LABELS[key]
    return both(Bilingual(*(side and side.format(number) for side in (text.zh, text.en))), " · ")
