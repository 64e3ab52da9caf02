"""Adverts and watermarks that a copying site put into a speech: only these, never the speech."""

from __future__ import annotations

import re

# Handles: a service and a name. A run of them is glued to the end of a paragraph.
_SERVICE = (
    r"(?:官方)?(?:微信)?(?:公众号|公众號|公眾號|公号|微博|微信号|微信|QQ群|QQ"
    r"|抖音|小红书|知乎|B站|视频号)"
)
_HANDLE = rf"(?:新浪)?{_SERVICE}\s?(?:[:：]\s?@?|@)[\w·_-]{{2,24}}"
_HANDLES = re.compile(rf"{_HANDLE}(?:[\s,，;；、|/]{{1,3}}{_HANDLE}){{0,5}}[。.!！]?")
_HANDLE_SIGN = re.compile(r"(?:号|號|博|信|群|Q|音|书|乎|站)\s?[:：@]")
_BEFORE_HANDLE = '。！？；：!?;:."”』」）)】] \u3000\xa0'
_SPOKEN_BEFORE = re.compile(
    r"(?:我们|我們|关注|關注|官方|搜索|开通|開通|注册|的|在|是|和|与|了|过)\s?$"
)

# What the sentences of an advert say. Each sign counts once.
_INSERTED = re.compile(r"[（(\[【]([^（）()\[\]【】]{6,80})[）)\]】]")
_SENTENCE = re.compile(
    r"(?:[^。！？!?；.\n]|\.(?!\s)){1,2000}(?:[。！？!?；]|\.(?=\s))?[”’」』\"）)]{0,2}"
)
_SIGNS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (2, re.compile(rf"{_SERVICE}\s?(?:[:：]\s?@?\s?\w|@\w)")),
    (
        2,
        re.compile(
            r"搜索(?:并)?关注|搜索(?:微信)?公众号|搜索關注|扫码(?:关注|领取|下载|添加|进群|报名)|掃碼(?:關注|領取"
            r"|下載)|长按(?:识别|图片|二维码)"
            r"|長按(?:識別|圖片)|点此|點此|点击(?:这里|此处|链接|下方|领取|下载|报名|进入|免费"
            r"|预约)"
            r"|點擊(?:這裡|此處|鏈接|下方|領取|下載)|添加(?:微信|客服|老师|老師)|加(?:微信|QQ"
            r"|老师|客服)"
            r"|免费(?:预约|领取|试听|获取|咨询|下载)|免費(?:預約|領取|試聽|獲取|下載)"
            r"|立即(?:报名|领取|购买|咨询|下载|抢购)|后台回复|後台回覆|回复关键词|回复[“\"「『【]"
        ),
    ),
    (
        1,
        re.compile(
            r"大礼包|大禮包|资料包|資料包|(?:学习|备考|复习|英语|外刊|课程|考试)资料|(?:學習"
            r"|備考|英語)資料|电子版"
            r"|试听课|试听|真题|題庫|题库|干货|优惠券|优惠码|红包|网课|网校|直播课|精品课"
            r"|短信(?:提醒|通知)|短信(?:息)?服务|簡訊提醒|微信群|交流群|QQ群|小程序|二维码"
            r"|二維碼|客服"
        ),
    ),
    (1, re.compile(r"同学|同學|考生|小伙伴|小夥伴|亲们|学员|宝宝们|考友|小编|小編|网友们|译友")),
    (1, re.compile(r"[\u3400-\u9fff][ \u3000](?:免费|免費|点此|點此|点击|點擊|扫码|掃碼|立即)")),
    (
        2,
        re.compile(
            r"下载[^，。]{0,12}(?:APP|App|app|客户端)|下載[^，。]{0,12}(?:APP|App|app|客戶端)"
        ),
    ),
    (
        1,
        re.compile(
            r"^\W{0,3}(?:关注|關注|扫码|掃碼|搜索|长按|長按|点击|點擊|加入|下载|下載|添加|领取|領取)"
        ),
    ),
    (
        1,
        re.compile(
            r"(?:学|學|练|練)(?:口译|口譯|翻译|翻譯|英语|英語|双语|雙語|听力|聽力)|背单词|背單詞"
            r"|(?:获取|獲取|领取|領取|下载|下載)(?:本文|原文|译文|譯文|全文|双语|雙語|音频|音頻|完整|PDF|更多)"
        ),
    ),
    (1, re.compile(r"本站|本网|本公众号|培训班|包过|限时|名额有限|先到先得|售完即止")),
    (
        -3,
        re.compile(r"我们|我們|我国|我國|我省|我市|我局|我部|政府|群众|群眾|市民|居民|企业|企業"),
    ),
)
_ADVERT = 4
# A search for what begins with one of a few characters is quick, so each of these does.
_MAY_HOLD = re.compile(
    r"号\s?[:：@]|號\s?[:：@]|博\s?[:：@]|信\s?[:：@]|群\s?[:：@]|免费|免費|关注|關注|扫码|掃碼|点此|點此|点击|點擊|短信|加微信|资料"
    r"|回复|立即|下载|下載"
)

# Whole lines.
_BLURB = re.compile(
    r"^(?:【(?:摘要|导读|導讀|导语|導語)】)?.{0,60}(?:小编|小編)(?:今天|特意|特地)?"
    r"(?:(?:为|為|给|給)(?:大家|您|你|各位|同学|考生|广大)|整理了|带来|帶來)"
    r"|^(?:喜欢|喜歡|想学|想學|备考|備考).{1,20}的(?:同学|同學|朋友|小伙伴|考生).{0,60}$"
)
_MORE = re.compile(
    r"^(?:更多|点击|點擊|想).{0,16}(?:请|請)?(?:关注|關注|点击|點擊|查看|下载|下載|扫码"
    r"|掃碼).{0,16}"
    r"(?:公众号|公眾號|[网網]|微博|微信|资料|資料|更多|客户端|二维码).{0,16}$"
)
_OFFER_AT_MOST = 80
_OFFER = re.compile(
    r"^【(?:推荐|推薦|广告|廣告|福利|限时|课程)】.{0,60}(?:点击|點擊|报名|課程|课程|套餐|折|免费|领取|查看|优惠)"
)
_CALL = re.compile(
    r"^(?:\W{0,3})(?:Click here (?:to|for)\b|Subscribe (?:now|to (?:our|the))\b|Sign up (?:now"
    r"|for|to)\b"
    r"|Download (?:our|the) (?:\w+ ){0,3}app\b|Follow us on\b|Scan the QR code\b"
    r"|Advertisements?\W*$"
    r"|Like us on\b|Read more:|Related (?:news|articles|stories|links)\b)",
)
_SCAN = re.compile(
    r"\W{0,3}(?:欢迎|歡迎|请|請)?(?:扫码|掃碼|(?:扫描|掃描)(?:上方|下方)?(?:二维码|二維碼)|(?:长按|長按)(?:识别|識別)?(?:图片|圖片|二维码|二維碼)?)"
    r"(?:即可)?(?:关注|關注|添加|加入|下载|下載|领取|領取|报名|報名|进群|進群|收看|收听|收聽|观看|觀看)"
    r"[^，。！？；：,.!?;:]{0,12}[!！]?"
)


def adverts(text: str) -> list[tuple[int, int]]:
    """The stretches of a paragraph that are adverts: whole sentences, or handles at its end.

    >>> text = "我们坚持。担心忘记查分的同学可以 点此预约短信通知。全文:微博@海潮译社 公众号:海潮"
    >>> [text[start:end] for start, end in adverts(text)]
    ['担心忘记查分的同学可以 点此预约短信通知。', '微博@海潮译社 公众号:海潮']
    >>> adverts("（更多双语资料请关注公众号：海潮双语）我们坚持。")
    [(0, 19)]
    >>> adverts("我们开通了微信公众号，市民可以扫码领取优惠券。")
    []
    """
    if not _MAY_HOLD.search(text):
        return []
    found = [match.span() for match in _INSERTED.finditer(text) if is_advert_line(match[1])]
    rest = text
    for start, end in found:  # so that no sentence is an advert for what was put into it
        rest = rest[:start] + "\u3000" * (end - start) + rest[end:]
    sentences = [match.span() for match in _SENTENCE.finditer(rest) if _is_advert(match[0])]
    found += [_trimmed(text, *span) for span in sentences]
    if _HANDLE_SIGN.search(text):
        for match in _HANDLES.finditer(text):
            inside = any(start <= match.start() < end for start, end in found)
            if not inside and _is_glued(text, match):
                found.append(match.span())
    return _joined(sorted(found))


def _is_advert(sentence: str) -> bool:
    return sum(points for points, sign in _SIGNS if sign.search(sentence)) >= _ADVERT


def _is_glued(text: str, match: re.Match[str]) -> bool:
    """Whether handles stand apart from the speech: nothing after them, and a pause before."""
    if text[match.end() :][:40].strip(" 。.!！)）】」\u3000"):
        return False
    before = text[max(0, match.start() - 8) : match.start()]
    if not before or before[-1] in _BEFORE_HANDLE:
        return not _SPOKEN_BEFORE.search(before)
    several = len(re.findall(_HANDLE, match[0])) > 1
    return several and not _SPOKEN_BEFORE.search(before)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def is_advert_line(text: str) -> bool:
    """Whether a whole line is an advert.

    >>> is_advert_line("搜索关注公众号:haichao,领取免费英语资料大礼包。")
    True
    >>> is_advert_line("Subscribe to our newsletter"), is_advert_line("We offer subscriptions.")
    (True, False)
    >>> is_advert_line("扫码关注我们"), is_advert_line("扫码下载的市民已有三万人。")
    (True, False)
    """
    covered = sum(end - start for start, end in adverts(text))
    if covered and covered >= len(text.strip(" 。.!！")):
        return True
    short = len(text) <= 60 and _MORE.match(text) and "我们" not in text
    return bool(short or _SCAN.fullmatch(text) or (len(text) <= 120 and _CALL.search(text)))


def is_offer(text: str) -> bool:
    """Whether a line offers a course or a discount under a heading that says so.

    >>> is_offer("【推荐】翻译考试套餐限时5折>>点击查看"), is_offer("【推荐】一本好书。")
    (True, False)
    """
    return len(text) <= _OFFER_AT_MOST and bool(_OFFER.match(text))


def is_blurb(text: str) -> bool:
    """Whether a line is a site's own words about the text, for its learners.

    >>> is_blurb("【摘要】海潮网小编为大家整理了发布会全文"), is_blurb("小编制问题")
    (True, False)
    """
    return len(text) <= 160 and bool(_BLURB.search(text))
