"""The words of the interface in both languages: one table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache

from generator.model import Bilingual
from generator.pages.html import Html, element, join

LANG = {"zh": "zh-Hans", "en": "en"}
"""The BCP 47 tag of each language of the interface."""

DOT = "\u00a0· "
"""What stands between things in one line: no line begins with it."""

LABELS = {
    # kinds of turns
    "opening": Bilingual("开场白", "Opening"),
    "statement": Bilingual("发言", "Statement"),
    "question": Bilingual("提问", "Question"),
    "answer": Bilingual("回答", "Answer"),
    "handover": Bilingual("衔接", "Handover"),
    "closing": Bilingual("结束语", "Closing"),
    # who speaks
    "person": Bilingual("人物", "Person"),
    "outlet": Bilingual("媒体", "Outlet"),
    "name": Bilingual("姓名", "Name"),
    "moderator": Bilingual("主持人", "Moderator"),
    "moderator-inferred": Bilingual("主持人（推断）", "Moderator (inferred)"),
    "people": Bilingual("人物", "People"),
    "outlets": Bilingual("媒体", "Outlets"),
    "unknown-outlet": Bilingual("媒体不详", "Unidentified outlet"),
    "unknown-speaker": Bilingual("发言者不详", "Unidentified speaker"),
    "inferred": Bilingual("推断：原文未注明发言者", "inferred: the source names no speaker"),
    "by-editor": Bilingual("发言者由本站补正", "speaker supplied or corrected by the editor"),
    "damaged": Bilingual("此段原文有损，照录", "damaged in the source, left as it is"),
    "pairs": Bilingual("句对下载", "Linked sentences"),
    "translation-memory": Bilingual("翻译记忆库（TMX）", "translation memory (TMX)"),
    "table": Bilingual("表格（CSV）", "table (CSV)"),
    "reference": Bilingual("参考译文", "reference translation"),
    "ours": Bilingual("本站译", "our wording"),
    # reading
    "turns": Bilingual("目录", "Turns"),
    "layout": Bilingual("版式", "Layout"),
    "view-side": Bilingual("并排", "Side"),
    "view-stack": Bilingual("上下", "Stack"),
    "view-lines": Bilingual("逐句", "Lines"),
    "view-zh": Bilingual("中文", "Chinese"),
    "view-en": Bilingual("英文", "English"),
    "practice": Bilingual("遮住一侧自测", "Cover a side and test yourself"),
    "hide-zh": Bilingual("遮中文", "Cover Chinese"),
    "hide-en": Bilingual("遮英文", "Cover English"),
    "show-zh": Bilingual("显示中文", "Show the Chinese"),
    "show-en": Bilingual("显示英文", "Show the English"),
    "reveal-all": Bilingual("全部显示", "Reveal all"),
    "hide-again": Bilingual("重新遮住", "Cover again"),
    "pinyin": Bilingual("拼音", "Pinyin"),
    "more": Bilingual("更多", "More"),
    "terms-marked": Bilingual("标出术语", "Terms marked"),
    "terms-all": Bilingual("全部", "All"),
    "terms-first": Bilingual("每次发言首见", "First in a turn"),
    "terms-none": Bilingual("不标", "None"),
    "reference-shown": Bilingual("显示参考译文", "Show reference translations"),
    "print": Bilingual("打印", "Print"),
    "notes": Bilingual("术语作脚注", "with terms as footnotes"),
    "keys": Bilingual("快捷键", "Keys"),
    "keys-on": Bilingual("启用单键快捷键", "Enable these keys"),
    "themes-keys": Bilingual("全站通用", "On every page"),
    "next-sentence": Bilingual("下一句", "Next sentence"),
    "previous-sentence": Bilingual("上一句", "Previous sentence"),
    "close": Bilingual("关闭", "Close"),
    "search": Bilingual("搜索", "Search"),
    "previous-page": Bilingual("上一页", "Previous page"),
    "next-page": Bilingual("下一页", "Next page"),
    "passage-menu": Bilingual("复制此段", "Copy from this passage"),
    "copy-zh": Bilingual("复制中文", "Copy the Chinese"),
    "copy-en": Bilingual("复制英文", "Copy the English"),
    "copy-pair": Bilingual("复制双语", "Copy both"),
    "copy-citation": Bilingual("复制出处", "Copy a citation"),
    "copy-link": Bilingual("复制链接", "Copy the link"),
    "copied": Bilingual("已复制", "Copied"),
    "not-copied": Bilingual("未能复制", "Could not be copied"),
    "passage": Bilingual("段落", "Passage"),
    "no-zh": Bilingual("此段无中文", "No Chinese text"),
    "no-en": Bilingual("此段无英文", "No English text"),
    "only-zh": Bilingual("仅有中文", "Chinese only"),
    "only-en": Bilingual("仅有英文", "English only"),
    "speakers-count": Bilingual("位发言者", "speakers"),
    "outlets-count": Bilingual("家媒体", "outlets"),
    "questions-count": Bilingual("个提问", "questions"),
    "passages-count": Bilingual("段", "passages"),
    "bilingual-count": Bilingual("段双语", "bilingual"),
    "reference-count": Bilingual("段参考译文", "in our reference translation, not official"),
    "number-in-series": Bilingual("第 {} 场", "No. {}"),
    # the end of a reading page
    "source": Bilingual("来源", "Source"),
    "text-of": Bilingual("文本", "Text"),
    "held-on": Bilingual("举行日期", "Date"),
    "address": Bilingual("原文网址", "Address"),
    "no-address": Bilingual("暂缺", "not at hand"),
    "aside": Bilingual("未收入正文", "Set aside"),
    "none": Bilingual("无", "none"),
    "navigation": Bilingual("导航与推广", "navigation and promotion"),
    "outside": Bilingual("正文以外的页面文字", "text of the page around the article"),
    "hidden": Bilingual("隐藏文字", "hidden text"),
    "filter": Bilingual("筛选", "Filter"),
    "contact": Bilingual("联系方式", "contact details"),
    "repeated": Bilingual("重复的标题", "repeated titles"),
    "page": Bilingual("页眉页码", "running heads and page numbers"),
    "dropped": Bilingual("编者略去", "left out by the editor"),
    "divider": Bilingual("分隔符", "dividers"),
    "pager": Bilingual("翻页链接", "page links"),
    "share": Bilingual("分享按钮", "share buttons"),
    "credit": Bilingual("编辑署名", "editing credits"),
    "copyright": Bilingual("版权声明", "copyright notices"),
    "advert": Bilingual("广告与水印", "adverts and watermarks"),
    "control": Bilingual("控制字符", "control characters"),
    "copy-says": Bilingual("转载页标注", "As stated on the copy"),
    "meta-source": Bilingual("来源", "source"),
    "meta-published": Bilingual("发布时间", "published"),
    "meta-author": Bilingual("作者", "author"),
    "meta-editor": Bilingual("编辑", "editor"),
    "meta-views": Bilingual("点击量", "views"),
    "meta-date": Bilingual("日期", "date"),
    "meta-time": Bilingual("时间", "time"),
    "meta-place": Bilingual("地点", "place"),
    "meta-title": Bilingual("标题", "title"),
    "meta-category": Bilingual("栏目", "section"),
    # terms
    "term": Bilingual("查看词条", "Full entry"),
    "terms": Bilingual("术语", "Terms"),
    "terms-count": Bilingual("条术语", "terms"),
    "also": Bilingual("简称与别称", "Short forms and variants"),
    "evidence": Bilingual("译法依据", "Evidence"),
    "by-text": Bilingual("有文本印证", "printed in a text"),
    "by-us": Bilingual("本站拟", "ours"),
    "editor": Bilingual("本站拟定，尚无文本印证", "ours; no text at hand shows it"),
    "in-passages": Bilingual("用例", "Occurrences"),
    "uses-here": Bilingual("本篇 {} 次", "{} here"),
    "not-found": Bilingual("现有文本中暂无用例", "in none of the texts here"),
    "initials": Bilingual("跳转", "Jump to"),
    "chinese": Bilingual("中文", "Chinese"),
    "english": Bilingual("英文", "English"),
    "places": Bilingual("出现次数", "Occurrences"),
    "by-pinyin": Bilingual("按拼音排列", "by pinyin"),
    "by-english": Bilingual("按英文排列", "by English"),
    "by-category": Bilingual("按类别排列", "by category"),
    "category-head": Bilingual("类别", "Category"),
    "renderings": Bilingual("译法", "Renderings"),
    "status": Bilingual("状态", "Status"),
    "preferred": Bilingual("首选", "preferred"),
    "admitted": Bilingual("可用", "admitted"),
    "deprecated": Bilingual("不宜用", "deprecated"),
    "belongs-to": Bilingual("上位概念", "Belongs to"),
    "see-also": Bilingual("参见", "See also"),
    "usage": Bilingual("用法说明", "Usage"),
    "used-renderings": Bilingual("各文本所用译法", "Renderings that these texts use"),
    "by-speaker": Bilingual("发言者", "By speaker"),
    "over-time": Bilingual("历次用量", "Over time"),
    "inside": Bilingual("其中包含的术语", "Terms inside it"),
    "neighbours": Bilingual("常同段出现的术语", "Terms often in the same passage"),
    "shared-passages": Bilingual("同见于 {} 段", "{} passages"),
    "reference-text": Bilingual("本站参考译文", "our reference translation"),
    "other-words": Bilingual("未见已知译法", "no known rendering here"),
    "not-printed-zh": Bilingual("原文未附中文", "Chinese not printed"),
    "not-printed-en": Bilingual("原文未附英文", "English not printed"),
    "differences": Bilingual("译法异同", "Differences"),
    "several-renderings": Bilingual("译法不止一种的术语", "Terms rendered in more than one way"),
    "no-rendering": Bilingual("对照文字中未见已知译法", "No known rendering on the other side"),
    # indexes
    "transcripts": Bilingual("实录", "Transcripts"),
    "questions": Bilingual("提问", "Questions"),
    "speakers": Bilingual("发言者", "Speakers"),
    "asked-by": Bilingual("提问者", "Asked by"),
    "answered-by": Bilingual("回答者", "Answered by"),
    "no-answer": Bilingual("未作答", "No answer"),
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
    "about-differences": Bilingual(
        "译法不止一种、或对照文字中未见已知译法的术语",
        "Terms rendered in several ways, or without a known rendering",
    ),
    "about-speakers": Bilingual("发言者与提问媒体", "Who speaks and who asks"),
    "about-speaker": Bilingual("在各场发布会上的发言", "turns at press conferences"),
    "about-questions": Bilingual("谁提问，谁回答", "Who asked and who answered"),
}


def plain(key: str) -> str:
    """A label in both languages, as text."""
    return " ".join(filter(None, [LABELS[key].zh, LABELS[key].en]))


@lru_cache(maxsize=10_000)
def both(text: Bilingual, between: str = " ") -> Html:
    """A short text in both languages, each side marked with its language."""
    sides = [
        element("span", side, lang=LANG[language])
        for language, side in (("zh", text.zh), ("en", text.en))
        if side
    ]
    return Html(between.join(sides))


@cache
def label(key: str) -> Html:
    """A label in both languages."""
    return both(LABELS[key])


def dotted(parts: Iterable[Html | None]) -> Html:
    """Parts in one line, with dots between."""
    return Html(DOT.join(filter(None, parts)))


def count(number: int, key: str) -> Html:
    """A number with what it counts, one of it in the singular: ``11 个提问 questions``."""
    text = LABELS[key]
    if number == 1 and text.en:
        text = replace(text, en=text.en.removesuffix("s"))
    return join(str(number), "\u00a0", both(text))


def filled(key: str, *numbers: int) -> Html:
    """A label with numbers in the places that it keeps for them."""
    text = LABELS[key]
    sides = (side and side.format(*numbers) for side in (text.zh, text.en))
    return both(Bilingual(*sides), DOT)
