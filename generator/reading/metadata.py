"""The facts that a copied page prints about itself: its source, its date, its place."""

from __future__ import annotations

import re

Fields = tuple[tuple[str, str | None], ...]

# The keys by what each tells, in both scripts. A sure one counts alone on its line. What ``skip``
# keeps is read as a key, so that it ends the value before it, and tells nothing.
_SURE_KEYS = {
    "source": "文章来源 文章來源 新闻来源 新聞來源 稿件来源 稿件來源 信息来源 信息來源 来源 來源"
    " Source",
    "published": "发布时间 發布時間 發佈時間 发布日期 發布日期 發佈日期 更新时间 更新時間 发表时间"
    " 發表時間 更新日期 Updated Published Last_updated Release_date Posted",
    "views": "点击 點擊 点击数 點擊數 点击量 點擊量 点击次数 點擊次數 阅读量 閱讀量 阅读次数"
    " 閱讀次數"
    " 浏览次数 瀏覽次數 浏览量 瀏覽量 浏览 瀏覽 Views Page_views Hits",
    "editor": "责任编辑 責任編輯 发布人员 發布人員 发布人 發布人 推荐人 推薦人",
    "category": "所属教程 所屬教程 所属栏目 所屬欄目",
    "skip": "字号 字號 字体 字體 分享到 打印 索引号 索引號",
}
_WEAK_KEYS = {
    "author": "作者 Author Authors By_line",
    "editor": "编辑 編輯 Editor",
    "views": "阅读 閱讀 人气 人氣",
    "time": "时间 時間 Time",
    "date": "日期 Date",
    "place": "地点 地點 Place Venue Location",
    "title": "标题 標題 题目 題目 Title",
    "category": "栏目 欄目 分类 分類 Category",
    "skip": "评论 評論 关键词 關鍵詞 Tags",
}


def _keys(table: dict[str, str]) -> dict[str, str]:
    return {key.replace("_", " "): name for name, keys in table.items() for key in keys.split()}


METADATA_KEYS = {**_keys(_WEAK_KEYS), **_keys(_SURE_KEYS)}
_SURE = frozenset(_keys(_SURE_KEYS)) - {
    "来源",
    "來源",
    "Source",
    "浏览",
    "瀏覽",
    "Posted",
    "分享到",
}
_KEY = re.compile(
    rf"(?<![^\s|｜/;；·【（(\[])({'|'.join(sorted(METADATA_KEYS, key=len, reverse=True))})\s?[:：]"
)
_BUTTONS = re.compile(
    r"(?<=\s)[\[【]?(?:字号|字號|字体|字體|分享到|打印|收藏|纠错|糾錯)\s?(?:[:：][^:：]*|[^\w:：][^:：]*)?$"
)
_VALUE_EDGES = " |｜\u3000\xa0;；·,，/【】[]"
_SENTENCE_END = re.compile(r"[。！？!?；]")
_AT_MOST = 200
_ALONE_AT_MOST = 40

# Dates and times

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<{}>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{{0,6}})\.?"
_WEEKDAY = re.compile(
    r"[（(]?\s?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]\s?[）)]?"
    r"|\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b[.,]?"
)
_DATE = re.compile(
    r"(?<!\d)(?P<y1>(?:19|20)\d\d)\s?[-/.年]\s?(?P<m1>\d{1,2})\s?[-/.月]\s?(?P<d1>\d{1,2})"
    r"(?:日|号|號|(?!\d))"
    rf"|{_MONTH.format('m2')} (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>(?:19|20)\d\d)(?!\d)"
    rf"|(?<!\d)(?P<d3>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH.format('m3')},? (?P<y3>(?:19"
    rf"|20)\d\d)(?!\d)"
)
_TIME = re.compile(
    r"(?P<half>上午|下午|晚上|早上|中午)?\s?(?<!\d)(?P<h1>[01]?\d|2[0-3])\s?"
    r"(?:[:：](?P<n1>[0-5]\d)(?:[:：][0-5]\d)?(?:\.\d{1,3})?"
    r"|[时時点點](?:(?P<n2>[0-5]?\d)分?|(?P<n3>半|整))?)"
    r"(?:\s?(?P<ap1>[ap])\.?m\b\.?)?(?!\d)|(?<!\d)(?P<h2>1[0-2]|0?[1-9])\s?(?P<ap2>[ap])\.?m\b\.?",
    re.IGNORECASE,
)
_STAMP = re.compile(r"(?:19|20)\d\d[-/.年]\S* +\d{1,2}[:：]\d\d(?:[:：]\d\d)?")
_ZONE = re.compile(r"\b(?:E[SD]T|GMT|UTC|CST|BST|PST|PDT|CET|Beijing [Tt]ime)\b|北京时间|北京時間")
_SECTIONS = {
    *(
        "政务",
        "政務",
        "新闻",
        "新聞",
        "时政",
        "時政",
        "国内",
        "國內",
        "国际",
        "國際",
        "要闻",
        "要聞",
    ),
    *("财经", "財經", "社会", "社會", "首页", "首頁", "正文"),
}
_PLACE = re.compile(
    r"[\u3400-\u9fff]{2,12}"
    r"|[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{0,20}){0,3}(?:, [A-Z][\w.]{1,12}){0,2}"
)
_NO_PLACE = re.compile(r"(?:On|By|In|Since|Until|From|At|Before|After|As|And|The|Thank|Dear)\b")
_APART = re.compile(r"[|｜]|\s{2,}|^[A-Z][\w .]{1,30}, (?=[A-Z\d])")
_OUTLET = re.compile(r"[\u3400-\u9fff]{1,8}(?:网|網|社|报|報|电视台|電視台)")
_DATELINE_AT_MOST = 80


def metadata_fields(text: str) -> Fields:
    """The facts of a line made of known keys with colons; one key alone must be unmistakable.

    >>> metadata_fields("来源:新办 发布时间:2024-05-16 05:39 点击: 次")
    (('source', '新办'), ('published', '2024-05-16 05:39'), ('views', None))
    >>> metadata_fields("時間：2023年3月2日下午3時 地點：海潮廳")
    (('date', '2023-03-02'), ('time', '15:00'), ('place', '海潮廳'))
    >>> metadata_fields("Time: we have none."), metadata_fields("作者：大家好！")
    ((), ())
    """
    if len(text) > _AT_MOST or not ((":" in text) or ("：" in text)):
        return ()
    keys = list(_KEY.finditer(text))
    if not keys or (lead := _lead(text, keys[0].start())) is None:
        return ()
    ends = [key.start() for key in keys[1:]] + [len(text)]
    printed = [
        (key[1], text[key.end() : end].strip(_VALUE_EDGES) or None)
        for key, end in zip(keys, ends, strict=True)
    ]
    names = {METADATA_KEYS[key] for key, _ in printed}
    if any(value and _SENTENCE_END.search(value) for _, value in printed):
        return ()
    if len(names) == 1 and not lead and not _alone(*printed[0]):
        return ()
    fields = [*lead, *(one for key, value in printed for one in _told(key, value, names))]
    return tuple(one for one in fields if one[0] != "skip")


def page_buttons(text: str) -> list[tuple[int, int]]:
    """Where, at the end of a line of facts, the buttons of the page stand.

    >>> page_buttons("2019-03-14 來源: 臨海網 字號:默認 超大 | 打印 |")
    [(19, 34)]
    """
    found = _BUTTONS.search(text)
    return [found.span()] if found else []


def _lead(text: str, end: int) -> Fields | None:
    """What stands before the first key: nothing, or a date that is the copy's; else ``None``."""
    before = text[:end].strip(_VALUE_EDGES)
    if not before:
        return ()
    found = _DATE.match(before)
    if not found or _rest(before):
        return None
    return (("published", before), *_moment(before))


def _alone(key: str, value: str | None) -> bool:
    """Whether one key is enough: a sure one, or one whose value has the form that it asks for."""
    name = METADATA_KEYS[key]
    if name in {"date", "time"}:
        return bool(value and _DATE.match(value) and not _rest(value))
    if name == "editor":
        return False  # a credit, which is set aside
    if name == "views":
        return not value or value[0].isdigit()
    short = value is None or (len(value) <= _ALONE_AT_MOST and not re.search("[，,]", value))
    return short and (key in _SURE or (name in {"source", "place"} and value is not None))


def _told(key: str, value: str | None, names: set[str]) -> Fields:
    name = METADATA_KEYS[key]
    if name == "views" and value:
        return ((name, value.rstrip("次 ").strip() or None),)
    if name == "source" and value and (day := _DATE.search(value)) and day.start():
        printed = value[: day.start()].strip(_VALUE_EDGES)
        return ((name, printed or None), ("published", value[day.start() :]))
    if name not in {"date", "time"}:
        return ((name, value),)
    if name == "time" and names & {"source", "views", "editor", "author"} and "place" not in names:
        return (("published", value),)
    return _moment(value or "") or ((name, value),)


def _moment(text: str) -> Fields:
    """The date and the time of day that a text holds, in the forms of ISO 8601."""
    day, clock = _DATE.search(text), _TIME.search(_DATE.sub(" ", text))
    return (
        *((("date", _iso(day)),) if day else ()),
        *((("time", _hours(clock)),) if clock else ()),
    )


def _rest(text: str) -> str:
    """What is left of a text without dates, times, weekdays and zones."""
    for form in (_DATE, _TIME, _WEEKDAY, _ZONE):
        text = form.sub(" ", text, count=2)
    return text.strip(" ,，|｜()（）\u3000\xa0")


def _iso(found: re.Match[str]) -> str:
    year = found["y1"] or found["y2"] or found["y3"]
    day = found["d1"] or found["d2"] or found["d3"]
    name = found["m2"] or found["m3"]
    month = int(found["m1"]) if found["m1"] else _MONTHS.index(name[:3].lower()) + 1
    return f"{year}-{month:02}-{int(day):02}"


def _hours(found: re.Match[str]) -> str:
    hour = int(found["h1"] or found["h2"])
    minute = 30 if found["n3"] == "半" else int(found["n1"] or found["n2"] or 0)
    half = (found["ap1"] or found["ap2"] or "").lower()
    if hour < 12 and (half == "p" or found["half"] in {"下午", "晚上"}):
        hour += 12
    return f"{0 if hour == 12 and half == 'a' else hour:02}:{minute:02}"


def date_place(text: str) -> Fields:
    """The date, time and place of a line that consists of these, and perhaps of a section's name.

    Beside the section of a site, a date with a time is also when the copy was published.

    >>> date_place("政务   2024-10-22 11:05   青澜")[0]
    ('published', '2024-10-22 11:05')
    >>> date_place("Qinglan | 3 p.m. March 2, 2023")
    (('date', '2023-03-02'), ('time', '15:00'), ('place', 'Qinglan'))
    >>> date_place("By March 2, 2023"), date_place("The ferry left on March 2, 2023.")
    ((), ())
    """
    if len(text) > _DATELINE_AT_MOST or not re.search(r"\d", text) or _SENTENCE_END.search(text):
        return ()
    day = _DATE.search(text)
    if not day:
        clock = _TIME.match(text)
        alone = clock and clock["n1"] and clock["ap1"] and not _rest(text)
        return (("time", _hours(clock)),) if clock and alone else ()
    found = _moment(text)
    cells = _cells(text)
    words = [word for word in cells if word not in _SECTIONS]
    if len(words) < len(cells) and len(found) > 1 and (stamp := _STAMP.search(text)):
        found = (("published", stamp[0]), *found)
    if len(words) == 1 and len(found) > 1 and _OUTLET.fullmatch(words[0]):
        return (("source", words[0]), ("published", text.replace(words[0], "").strip()), *found)
    apart = _APART.search(text) and len(words) < 2
    if words and not (apart and _PLACE.fullmatch(words[0]) and not _NO_PLACE.match(words[0])):
        return ()
    return (*found, *(("place", word) for word in words))


def _cells(text: str) -> list[str]:
    """What stands before, between and after the date and the time, where it stands apart."""
    for form in (_DATE, _TIME, _WEEKDAY, _ZONE):
        text = form.sub(" | ", text, count=2)
    return [
        cell for part in re.split(r"[|｜]|\s{2,}", text) if (cell := part.strip(" ,，、()（）"))
    ]
