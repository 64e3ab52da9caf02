"""What belongs to the event and is not speech: captions, directions, headings, stamps, marks."""

from __future__ import annotations

import re

from generator.language.scripts import HAN

# Captions

_CAPTION_AT_MOST = 300
_AGENCY = r"(?:Xinhua|AP|AFP|Reuters|Getty(?: Images)?|CNS|VCG|EPA|Photo|China Daily|China SCIO)"
_CAPTION = re.compile(
    r"[（(\[【△▲]?\s?(?:图|圖)(?:为|為)(?!了|什|什么|何|证|證|之)"
    r"|[（(\[【](?:资料|資料|视频|視頻)?(?:图|圖|图片|圖片|照片|截图|截圖)[）)\]】]"
    r"|[\[(](?:File )?[Pp]hotos? (?:by|courtesy of|credit|provided (?:by|to)|taken)\b"
    r"|[\[(]Photos?: ?[A-Z][^\])]{1,60}[\])]$|(?:File )?[Pp]hoto taken on .{4,40} shows\b"
    r"|[（(]?(?:图|圖|文|图文)\s?[/／][\u3400-\u9fff·]{2,4}[）)]?$"
    r"|Photo(?:s|graph)?(?: by [A-Z]| ?: ?[A-Z]|/[A-Z])|File photo\b"
    rf"|[\[(]{_AGENCY}/[A-Z][\w.' -]{{1,40}}[\])]$"
)
_CAPTION_END = re.compile(
    r"[\[(][A-Z][\w.&' -]{1,30}/[A-Z][a-z]+(?:[ -][A-Z][\w'’.-]*){1,3}[\])]$"
    rf"|[\[(]{_AGENCY}(?: ?/ ?[A-Z][\w.' -]{{1,40}})?[\])]$"
    r"|[\[(][Pp]hotos? (?:by|courtesy of) [^\])]{2,60}[\])]$"
    r"|(?:^|[\s(（:：])(?:(?:记者|記者|通讯员)\s?)?[\u3400-\u9fff·]{2,4}\s?[/／]\s?(?:摄|攝|摄影"
    r"|攝影)\s?[)）]?$"
    r"|[\u3400-\u9fff]{2,8}(?:记者|記者)\s?[\u3400-\u9fff]{2,4}\s?(?<!拍)[摄攝][)）]?$"
    r"|[\s(（/／:：][\u3400-\u9fff·]{2,12}\s?(?:(?<!拍)[摄攝]|摄影|攝影|供图|供圖)\s?[)）]?[。.]?$"
)

_CLOSES_CAPTION = frozenset("])）摄攝影图圖")


def is_caption(text: str) -> bool:
    """Whether a line says what a photograph shows, or who took it.

    >>> is_caption("图为发布会主席台。（林小满 摄）"), is_caption("青澜省陆明远 蓝湾网 宋怡 摄")
    (True, True)
    >>> is_caption("[Photo by Lu Yi/Harbor Daily]")
    True
    >>> is_caption("图为证。"), is_caption("We published photos by local artists.")
    (False, False)
    """
    if len(text) > _CAPTION_AT_MOST:
        return False
    closed = not _CLOSES_CAPTION.isdisjoint(text[-3:])
    return bool(_CAPTION.match(text) or (closed and _CAPTION_END.search(text)))


# Stage directions

_BRACKETED = re.compile(r"\\?[(（\[［【]([^()（）\[\]［］【】]{1,80}?)\\?[)）\]］】]")
_LANGUAGE = (
    r"(?:Mandarin|Chinese|English|Japanese|Spanish|French|German|Russian|Arabic|Korean|Portuguese"
    r"|Taiwanese|Cantonese|Italian|Hindi|(?:a )?foreign language|native language)"
)
_ENGLISH = re.compile(
    r"(?:(?:general|some|loud|more|light|brief|long|sustained|prolonged|scattered|much|warm"
    r"|everyone|everybody|audience|all|both|they|he|she|reporters?|members?)\s){0,3}"
    r"(?:laughs?|laughter|laughing|chuckl(?:es?|ing)|giggl(?:es?|ing)|applause|applauds?|cheers?"
    r"|cheering|inaudible|unintelligible|indiscernible|unclear|cross-?talk|crosstalk|overlapping"
    r"|paus(?:es?|ing)|silence|sighs?|coughs?|coughing|sneezes?|gasps?|music|nods?|nodding|smiles?"
    r"|gestures?|gesturing|off-?mic(?:rophone)?|off-?camera|clears? (?:his|her|their)? ?throat"
    r"|(?:a |the )?(?:video|film|movie|clip|music|bell|phone|slides?)(?: clip)?"
    r" (?:is |was )?(?:plays?|playing|played|shown|rings?|ringing|starts?|begins?|ends?)"
    r"|playing (?:a |the )?(?:video|film|clip)|(?:interviewer|visitor|audience|background)"
    r" (?:speaks?|conversations?|sounds?|noise|laughter)|background (?:sounds|noise)"
    r"|speak(?:s|ing)(?: in)? (?:\w+ )?" + _LANGUAGE + r"|non-English speech|technical difficulties"
    r"|(?:as|via|through) (?:an )?interpret(?:ed|ers?|ation)|(?:via|through) translators?"
    r"|shakes? (?:his|her|their)? ?heads?|holds? up|points? (?:to|at)|raises? (?:his|her|their)?"
    r" ?hands?|shows? (?:a |the )?(?:video|slides?|photo)|moment of silence|interruption|break"
    r"|recess|coffee break|lunch break|no response|feedback|audio (?:gap|cuts? out|lost)"
    r"|end of (?:video|clip)|recording (?:starts?|stops?|ends?)|foreign language)"
    r"(?:(?:\s| – |, )(?:and|in|by|from|on|at|over|a|an|the|his|her|their|of|with|to|again|off|out"
    r"|loudly|briefly|audience|reporters?|laughs?|laughter|applause|cheers|crosstalk|inaudible"
    r"|break|music|background|room|head|hands?|mic(?:rophone)?|camera|screen|slides?|press|members?"
    r"|" + _LANGUAGE + r"|continues?|only)){0,6}[.!…]?",
    re.IGNORECASE,
)
_CONCLUDED = re.compile(
    r"(?:The )?(?:press |news )?(?:briefing|conference|meeting|session|interview|event|call) "
    r"(?:was |is )?(?:concluded|ended|ends|began|begins|started|adjourned|resumed|in progress)\b"
    r".{0,30}",
    re.IGNORECASE,
)
_STAGE_SENTENCE = re.compile(
    r"(?!.*\b(?:I|we|you|our)\b)[A-Z].{0,60}"
    r"\b(?:stage|stands?|sits?|leaves?|enters?|arrives?|walks?|podium|lectern|screen|microphone)\b"
    r".{0,30}\."
)
_IN_LANGUAGE = re.compile(r"(?:in |speaks )?" + _LANGUAGE + r"\.?", re.IGNORECASE)
_SOUND_ALONE = re.compile(
    r"[\w'’-]+(?: [\w'’-]+)? (?:speaks|sounds?|music|comments?|noises?|skips?|stops|starts|ends"
    r"|yelling|chimes|asks a question)\.?"
)
_DOER = (
    r"(?:全场|全場|全体|全體|众人|眾人|众|眾|现场|現場|大家|与会者|與會者|与会人员|與會人員|观众"
    r"|觀眾|听众"
    r"|聽眾|台下|臺下|记者|記者|议员|議員|代表|委员|委員|同仁|有人|多人|主持人|翻译|翻譯|主席"
    r"|政府官员"
    r"|政府官員|局长|局長|部长|部長|总理|總理|双方|雙方|多位|所有人|学员|學員)"
)
_DOING = (
    r"(?:大笑|微笑|苦笑|笑|笑声|笑聲|掌声|掌聲|鼓掌|拍手|欢呼|歡呼|点头|點頭|摇头|搖頭|举手|舉手"
    r"|起立"
    r"|站起来|站起來|站立|坐下|离席|離席|入席|返回会议厅|返回會議廳|鞠躬|握手|挥手|揮手|合影"
    r"|合照|拍照|沉默"
    r"|停顿|停頓|哽咽|咳嗽|叹气|嘆氣|默哀|听不清|聽不清|听不清楚|聽不清楚|无法辨识|無法辨識"
    r"|听不见|聽不見"
    r"|无声|無聲|音乐|音樂|杂音|雜音|噪音|掌声雷动|(?:热烈|熱烈|长时间|長時間){1,2}的?(?:鼓掌"
    r"|掌声|掌聲)|休息|休会|休會"
    r"|暂停|暫停|散会|散會|发言|發言|说话|說話|无异议|無異議|没有意见|沒有意見|皆无意见|皆無意見"
    r"|均无意见|均無意見|无意见|無意見|表示同意|同声传译|同聲傳譯|交叉发言|同时发言|同時發言"
    r"|手机响|手機響"
    r"|要求点算人数|要求點算人數|恢复主持会议|恢復主持會議|代为主持会议|代為主持會議|无需发言"
    r"|無需發言"
    r"|想发言|想發言|会议厅|會議廳)"
)
_CHINESE = re.compile(
    rf"(?:[^。！？我你您]{{0,24}}{_DOER}[^。！？我你您]{{0,16}})?{_DOING}{{1,2}}(?:中|後|后|了)?。?"
    r"|(?:开始|開始|现场|現場|大屏|大屏幕)?(?:播放|放映|播映)[^，。！？我你您]{0,16}"
    r"|(?:(?:中场|中場|中间|中間|中午|会间|會間)(?:休息|茶叙|茶敘|用餐)|茶歇)(?:时间|時間"
    r"|\d{1,2}分[钟鐘])?"
    r"|(?:会议|會議|记者会|記者會|发布会|發布會|采访|採訪)(?:结束|結束|开始|開始|暂停|暫停)"
    r"|以下(?:开始|開始)(?:记录|記錄|录音|錄音)|(?:录音|錄音)(?:中断|中斷|结束|結束|开始|開始|不清)"
    r"|以下不(?:记录|記錄|紀錄)|(?:通话|通話|活动|活動|休息)(?:结束|結束)|投票(?:进行|進行)中"
    r"|[无無没沒]有?人(?:举手|舉手)|大?合照|(?:影片|视频|視頻|短片)播放中?"
    r"|(?:进行|進行)(?:活动|活動|投票|分组|分組|讨论|討論)|(?:分组|分組)(?:讨论|討論)|投票中"
    r"|[^。！？我你您]{0,20}(?:站起来|站起來|表示无需发言|表示無需發言|要求点算人数|要求點算人數"
    r"|主持会议|主持會議|返回会议厅|返回會議廳)"
    r"|(?:指|指着|指著|展示|手指)(?:向)?(?:投影片|投影幕|屏幕|大屏|螢幕|简报|簡報|图表|圖表|白板)"
)
_ALSO_WORDS = {
    "发言",
    "發言",
    "播放",
    "播映",
    "放映",
    "休息",
    "说话",
    "說話",
    "音乐",
    "音樂",
    "沉默",
}


def directions(text: str) -> list[tuple[int, int]]:
    """The stage directions of a line.

    >>> text = "Thank you. (Laughter.) The SCIO (2021-2025) has a map."
    >>> [text[start:end] for start, end in directions(text)]
    ['(Laughter.)']
    >>> directions("（简报第 1 页）"), directions("（陆明远议员站起来 ）")
    ([], [(0, 11)])
    """
    found = []
    for match in _BRACKETED.finditer(text):
        whole = match.start() == 0 and match.end() == len(text)
        if not text.startswith("](", match.end() - 1) and _is_direction(
            match[1].strip(" \\*_"), whole=whole
        ):
            found.append(match.span())
    return found


def _is_direction(words: str, *, whole: bool) -> bool:
    if HAN.search(words):
        return bool(_CHINESE.fullmatch(words)) and (whole or words not in _ALSO_WORDS)
    alone = (_IN_LANGUAGE, _SOUND_ALONE, _CONCLUDED)
    if whole and any(form.fullmatch(words) for form in alone):
        return True
    return bool(_ENGLISH.fullmatch(words) or _STAGE_SENTENCE.fullmatch(words))


# Headings

_NUMERAL = r"[一二三四五六七八九十百〇零]{1,4}"
_HEADINGS = (
    (1, re.compile(rf"(?:{_NUMERAL}、|第{_NUMERAL}(?:部分|章|篇|编|編)[\s、：:]?)\s?\S")),
    (2, re.compile(rf"(?:[（(]{_NUMERAL}[）)]|第{_NUMERAL}[节節][\s、：:]?)\s?、?\s?\S")),
    (3, re.compile(r"(?:\d{1,2}[.．、]|[（(]\d{1,2}[）)])\s{0,3}[\u3400-\u9fff]")),
)
_HEADING_AT_MOST = {1: 40, 2: 40, 3: 24}
_LISTED = {1: re.compile("[：:]"), 2: re.compile("[：:]"), 3: re.compile("[，、：,:]")}
_ENDED = re.compile(r"[。！？；，、：!?;,:.][”’」』\"')）]?$")
_INSIDE = re.compile(r"[。！？；!?;]")
_ROMAN = re.compile(r"[IVX]{1,5}[.:、]\s?(?=[A-Z])")
_PART = re.compile(
    r"(?:Part|Chapter|Section|PART|CHAPTER|SECTION) (?:[IVX]{1,5}|\d{1,2}"
    r"|(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b"
    r"|(?:ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN)\b)"
    r"(?:(?:\s?[.:、–—-]\s?|\s+)(?=[A-Z\d])|$)"
)
_SMALL = {"of", "and", "the", "for", "in", "on", "to", "a", "an", "with", "from", "at", "by", "or"}


def heading_level(text: str) -> int:
    """How deep a numbered heading stands (1 to 3), 0 for a line that is none.

    >>> heading_level("一、渔业生产平稳增长"), heading_level("（一）远洋捕捞")
    (1, 2)
    >>> heading_level("I. Last Year in Review"), heading_level("1. 渔业开局较好，面积增加。")
    (1, 0)
    >>> heading_level("Part II Goals for This Year"), heading_level("Part I have read twice")
    (1, 0)
    """
    if len(text) > 90 or _ENDED.search(text) or _INSIDE.search(text):
        return 0
    if part := _PART.match(text):
        words = text[part.end() :]
        return int(not words or _is_titled(words))
    if roman := _ROMAN.match(text):
        return int(_is_titled(text[roman.end() :]))
    for level, form in _HEADINGS:
        if form.match(text) and len(text) <= _HEADING_AT_MOST[level]:
            return 0 if _LISTED[level].search(text, 3) else level
    return 0


def _is_titled(words: str) -> bool:
    """Whether two to fourteen words are capitalised as in a title.

    >>> _is_titled("Last Year in Review"), _is_titled("Putin"), _is_titled("we kept on")
    (True, False, False)
    """
    large = [word for word in words.split() if word.lower() not in _SMALL]
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in large)
    return 1 < len(words.split()) <= 14 and len(large) > 0 and capitals >= 0.7 * len(large)


_NUMBERED = re.compile(r"(?:[(（]?\d{1,2}[)）]|\d{1,2}[.．])\s?(?=[A-Z])")
_WORDS_AT_MOST = 14


def is_numbered_line(text: str) -> bool:
    """Whether a short English line bears a number, and is no sentence: a heading below a heading.

    >>> is_numbered_line("(1) Expanding marine industries"), is_numbered_line("1. We grew.")
    (True, False)
    """
    short = len(text.split()) <= _WORDS_AT_MOST and not _ENDED.search(text)
    return bool(_NUMBERED.match(text)) and short and text[-1] != "."


# Stamps

_CLOCK = r"(?:[01]?\d|2[0-3])[:：][0-5]\d(?:[:：][0-5]\d(?:[.,]\d{1,3})?)?"
_DAY = (
    r"(?:(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])"
    r"|(?:19|20)\d\d年\s?\d{1,2}月\s?\d{1,2}日)"
)
_FULL = rf"{_DAY}[ T]{{0,3}}{_CLOCK}"
_SECONDS = r"(?:[01]?\d|2[0-3]):[0-5]\d:[0-5]\d(?:[.,]\d{1,3})?"
_OPEN, _CLOSE = r"[\[(（［【]\s?", r"\s?[\])）］】]"
_STAMPS = (
    re.compile(rf"{_OPEN}({_FULL}|{_CLOCK}){_CLOSE}(?=\s?\S|$)"),
    re.compile(rf"({_FULL}|{_SECONDS})(?=\s{{1,4}}(?!-->)[^a-z\s,.，。]|[\[【]|$)"),
    re.compile(r"((?:[01]?\d|2[0-3]):[0-5]\d)(?=\s{0,3}[\[【]|$)"),
)
_STAMP_IN_LABEL = re.compile(
    r"(?:[\u3400-\u9fff·]{2,16}?|[A-Z][\w.'’-]*(?: [A-Z\d][\w.'’-]*){0,5}?)\s{0,4}"
    rf"(?P<stamp>{_OPEN}(?P<framed>{_FULL}|{_CLOCK}){_CLOSE}|(?<=\s)(?P<bare>{_FULL}|{_SECONDS}))"
    r"\s?(?=[:：])"
)
_COLONS_IN_STAMPED_LABEL = 2  # one of the clock, one of the label
_STAMP_END = re.compile(
    rf"(?:{_OPEN}({_FULL}|{_CLOCK}){_CLOSE}|(?:(?<=[。！？.!?…”\"）)])"
    rf"|(?<=[。！？.!?…”\"）)]\s))({_FULL}|{_SECONDS}))$"
)


def stamp(text: str) -> tuple[str, int, int] | None:
    """The clock or the date and time that a page prints at either end of a line, with its place.

    >>> stamp("谢谢大家。[10:29]"), stamp("2009-04-16 09:58:05")
    (('10:29', 5, 12), ('2009-04-16 09:58:05', 0, 19))
    >>> stamp("The ferry leaves at 10:30"), stamp("10:30 is too late.")
    (None, None)
    """
    first, last = text[:1], text[-2:]
    if not (first.isdigit() or last[-1:].isdigit() or not _FRAMES.isdisjoint(first + last)):
        return None
    for form in _STAMPS:
        if found := form.match(text):
            return found[1], found.start(), found.end()
    tail = text[-40:]
    if found := _STAMP_END.search(tail):
        offset = len(text) - len(tail)
        return found[1] or found[2], found.start() + offset, found.end() + offset
    return None


def is_stamp(text: str) -> bool:
    """Whether a line is a stamp and nothing else.

    >>> is_stamp("[10:29]"), is_stamp("谢谢大家。[10:29]")
    (True, False)
    """
    found = stamp(text)
    return found is not None and found[2] - found[1] >= len(text)


def label_stamp(text: str) -> tuple[str, int, int] | None:
    """The time that a meeting's record prints within a label, with its place.

    >>> label_stamp("陆明远(00:01:05): 大家好。"), label_stamp("We meet at (10:30): be there.")
    (('00:01:05', 3, 13), None)
    """
    if text.count(":") + text.count("：") < _COLONS_IN_STAMPED_LABEL:
        return None
    found = _STAMP_IN_LABEL.match(text)
    return (found["framed"] or found["bare"], *found.span("stamp")) if found else None


_FRAMES = frozenset("[(（［【])）］】")

# Translators' and interpreters' marks

_INTERPRETING = re.compile(r"(?<![:/\\A-Za-z\d])//(?![/\w]{0,3}[\w-]{0,60}\.\w|/)")
_TRANSLATOR = re.compile(
    r"[\[(（［【]\s?(?:(?:[^\s\])）］】]{0,10})(?:译|譯|译文|譯文|翻译|翻譯)|(?:参考"
    r"|參考)(?:答案|译文|譯文)"
    r"|(?:参考|參考)?(?:原文|中文|英文)(?:版)?|Reference (?:answer|translation|version)|Translation"
    r"|Original(?: text)?)\s?[\])）］】]\s?[:：]?\s?"
    r"|(?:(?:参考|參考)(?:答案|译文|譯文)|(?:[英中]?(?:译|譯)(?:文)?)|Translation)\s?[:：]\s?(?=\S)"
    r"|(?:翻译|翻譯)\s?[:：]\s?(?=[\"“(]?[A-Za-z])",
    re.IGNORECASE,
)


def working_marks(text: str) -> list[tuple[int, int]]:
    """A translator's mark before a translation, and the marks where an interpreter begins.

    >>> text = "【小林译】我们要坚持。//"
    >>> [text[start:end] for start, end in working_marks(text)], working_marks("译者说")
    (['【小林译】', '//'], [])
    >>> working_marks("译：We insist."), working_marks("翻译：我没有听清。")
    ([(0, 2)], [])
    """
    own = _TRANSLATOR.match(text)
    found = [own.span()] if own else []
    if "//" in text and " / " not in text:
        found += [match.span() for match in _INTERPRETING.finditer(text)]
    return found
