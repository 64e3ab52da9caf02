"""What stands around the speech on a copied page: navigation, contacts, pagers, credits, adverts.

Strong forms count anywhere; weak ones only before the first or after the last speech, so that no
line of a speech is taken for furniture because it is short.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.language.scripts import HAN
from generator.model import AsideKind
from generator.reading.adverts import is_advert_line, is_blurb, is_offer

_SHORT_ITEM = 6
_LONGEST = 300  # characters of a line that can be furniture
_SENTENCE = re.compile(r"[，。！？；、,.!?;]")
_ITEM_LENGTH = 24
_SITE_ITEM = 16
_BAR_ITEM = 22
_COLON = re.compile(r"[:：]|\d{4}")
_NO_ITEM = re.compile(r"[「」“”《》]|^(?!.{0,4}(?:号|號|博|信|群|QQ)\s?[:：@])[^:：@]*[:：@]")

# Navigation
_SITE_WORDS = re.compile(
    r"公众号|公众號|公眾號|首页|首頁|入口|登录|登錄|登入|注册|註冊|公告|导航|導航|微博|微信|商城"
    r"|题库|題庫|真题|真題|直播|面授|网校|網校|论坛|論壇|专题|專題|视频|視頻|客户端|客戶端"
    r"|手机版|手機版|网站地图|網站地圖|加入收藏|设为首页|設為首頁|无障碍|無障礙|邮箱|郵箱|RSS"
    r"|友情链接|友情鏈接|合作伙伴|合作夥伴|下载|下載|热门搜索|熱門搜索|最新文章|精品课程"
)
_WHERE = re.compile(
    r"[【\[]?(?:您|你)?(?:现在|現在|目前|当前|當前)?(?:的|所在)?(?:所在)?(?:位置|路径"
    r"|路徑)\s?(?:[:：]|是[:：])"
    r"|You are here\s?:",
    re.IGNORECASE,
)
_HOME = re.compile(r"(?:首页|首頁|主页|主頁|Home|Homepage)\s?(?:>|›|»|→|/|\|)", re.IGNORECASE)
_ARROW = re.compile(r"\s?(?:>{1,2}|›|»|→|＞)\s?")
_ARROW_SIGN = re.compile("[>›»→＞]")
_LANGUAGES = re.compile(
    r"English|EN|En|Français|Fran[cç]ais|Deutsch|Español|Espanol|Русский|Português|Italiano|عربي"
    r"|العربية"
    r"|日本語|日文|한국어|韩文|中文(?:版|网|網)?|简体(?:中文|版)?|簡體(?:中文|版)?|繁体(?:中文"
    r"|版)?|繁體(?:中文|版)?"
    r"|简|繁|英文(?:版)?|Bahasa \w+|Tiếng Việt|ไทย|Türkçe|Монгол|ភាសាខ្មែរ|Kiswahili|हिन्दी"
)
_READ_IN = re.compile(
    r"[\[【(（]?(?:Read|View|Switch to|Available) ?(?:this )?(?:page )?(?:in )"
    r"(?:Chinese|English|中文|other languages)[\]】)）]?|[\[【](?:中文|英文|English)(?:版"
    r"|版本)?[\]】]",
    re.IGNORECASE,
)

# Contact
_PHONE = re.compile(r"(?<!\d)(?:1\d{10}|0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4})(?!\d)")
_PHONE_WORDS = re.compile(
    r"电话|電話|热线|熱線|联系|聯繫|传真|傳真|手机|手機|客服"
    r"|\b(?:tel|telephone|phone|hotline|fax|mobile|contact us|call us)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"^(?:(?:通讯|联系|通訊|聯繫)?地址|邮编|郵編|邮政编码|电子邮[件箱]|電子郵[件箱]|邮箱|郵箱"
    r"|传真|傳真|QQ群?"
    r"|微信号?|E-?mail|Fax|Tel|Address)\s?[:：]\s?\S",
    re.IGNORECASE,
)
_CONTACT_BAR = re.compile(
    r"\d{0,2}\s?(?:电话|電話|微信|手机|手機|QQ|邮箱|郵箱|客服|公众号)\s?[|｜]\s?\S{4,30}",
    re.IGNORECASE,
)
_CONTACT_LENGTH = 60

# Pagers
_STEP = r"(?:上|下|前|后|後)[一1]?(?:篇|页|頁|张|張|条|條|则|則|图|圖|章|节|節)(?:新闻|新聞|文章)?"
_PAGE = (
    rf"(?:第\s?\d{{1,3}}\s?[页頁]|{_STEP}|首[页頁]|尾[页頁]|末[页頁]|共\s?\d{{1,4}}\s?[页頁]|全文)"
)
_PAGER_SIGN = r"[\s<>＜＞«»‹›【】\[\]（）()|｜/·,，\d.…-]"
_PAGER = re.compile(
    rf"{_PAGER_SIGN}{{0,20}}{_PAGE}(?:{_PAGER_SIGN}{{0,12}}{_PAGE})*{_PAGER_SIGN}{{0,20}}"
)
_GALLERY = re.compile(r"\d{0,2}\s?/\s?\d{1,2}\s{2,8}[A-Z\u4e00-\u9fff][^.。!?！？]{1,80}")
_NEIGHBOUR = re.compile(
    rf"[<＜«‹【\[]?\s?(?:{_STEP}|(?:Previous|Next)(?: (?:article|page|story"
    rf"|post))?)\s?[】\]]?\s?[:：]"
)
_PREVIOUS_NEXT = re.compile(
    r"(?:[<«‹←]{1,2}\s?)?(?:Prev(?:ious)?|Next|Back|Last|First)(?: (?:page|article|story|post))?"
    r"(?:\s?[>»›→]{1,2})?(?:\s?[|/]?\s?(?:Prev(?:ious)?|Next)(?: (?:page|article"
    r"|story))?(?:\s?[>»›→])?)?"
    r"|Page \d{1,3} of \d{1,3}|\d{1,3}\s?/\s?\d{1,3}",
    re.IGNORECASE,
)
_MARKED = re.compile(r"[<>«»‹›←→|]")
_NUMBERS = re.compile(r"(?:[\[【]?\d{1,2}[\]】]?\s+){2,}(?:[\[【]?\d{1,2}[\]】]?|\.{2,}|…)")

# Shares and credits
_SHARE = re.compile(
    r"[【\[]?(?:一键)?(?:分享|转发|轉發)(?:到|至|给好友|給好友)\s?[:：]?|分享(?:让|讓)更多人"
    r"|扫一扫|掃一掃"
    r"|(?:打开|打開)微信.{0,20}(?:扫一扫|掃一掃)|(?:用)?微信扫|微信掃|[【\[](?:纠错|糾錯|打印"
    r"|收藏|关闭窗口|關閉窗口)[】\]]"
    r"|(?:打印本页|打印本頁|关闭窗口|關閉窗口|加入收藏)|(?:字号|字號|字体|字體)\s?[:：]?\s?(?:大"
    r"|小|默认|默認)"
    r"|Share (?:this|on|to|via)\b|Share\s?[:：|](?!\s?true)|Print this|Email this",
    re.IGNORECASE,
)
_WEAK_SHARE = re.compile(
    r"(?:点赞|點贊|收藏|分享|打印|评论|評論|转发|轉發|在看|举报|舉報|赞|阅读|閱讀|推荐给朋友"
    r"|推薦給朋友|打印本页|关闭窗口|Share|Print|Email|Tweet|Suggest to a Friend"
    r"|Like"
    r"|Facebook|Twitter|WeChat|Weibo|LinkedIn|Comments?|[|/·\s\d+()（）:：]){1,12}"
)
_CREDIT = (
    r"(?:(?:责任|責任|本期|本文|执行|執行|网络|網絡|值班|文字)?(?:编辑|編輯|责编|責編)|校对|校對"
    r"|审核|審核|监制|監製"
    r"|终审|終審|初审|初審|复审|編審|编审|排版|(?:文字|图片)?来源|來源|翻译|翻譯|译者|譯者|撰稿"
    r"|作者"
    r"|摄影|攝影|审校|審校)"
)
_CREDITED = re.compile(rf"[（(\[【]\s?{_CREDIT}\s?[:：][^）)\]】。！？!?]{{0,50}}[）)\]】]")
_SURE_CREDIT = re.compile(
    r"(?:责任编辑|責任編輯|责编|責編|執行編輯|执行编辑)\s?[:：][^。！？!?]{0,40}"
)
_WEAK_CREDIT = re.compile(
    rf"(?:{_CREDIT}\s?[:：]\s?[^\s，。！？；,.!?;:：]{{1,12}}(?:[\s、,，/|]{{1,3}}|$)){{1,4}}"
)
_TRANSLATED = re.compile(
    r"(?:Translated|Edited|Transcribed|Compiled)(?: and (?:edited|translated|proofread))? by [A-Z]"
)
_EDITOR = re.compile(
    r"[\[(（【]\s?(?:(?:Web |Managing |Responsible |Copy )?Editors?|Reporters?|Edited by"
    r"|Translated by|By"
    r"|Source|Writer|Proofread by)\s?[:：]?\s?[^\])）】.!?]{1,60}[\])）】]"
    r"|(?:(?:Web |Managing |Responsible |Copy )?Editors?\s?[:：]|Edited by|Translated by"
    r"|Proofread by)"
    r"\s?[A-Z][\w.'-]{0,20}(?:[ ,/&]{1,2}[A-Z][\w.'-]{0,20}){0,4}"
)

# Buttons, and what the foot of a site says of itself
_BUTTON = (
    r"(?:(?:打印|列印)(?:本页|本頁|此页|此頁)?|(?:关闭|關閉)(?:窗口|視窗|本页|本頁)?"
    r"|返回(?:顶部|頂部|首页|首頁|上页|上頁|列表)?|回(?:到)?(?:顶部|頂部|首页|首頁)"
    r"|(?:加入)?收藏(?:本页|本頁)?|纠错|糾錯|分享|推荐|推薦|字号|字號|大|中|小"
    r"|(?:Back to )?(?:[Tt]op|TOP)|Return to top|Print(?: this)?(?: page)?|Close(?: window)?"
    r"|Share|Email|Skip to (?:main )?content)"
)
_BUTTONS = re.compile(rf"(?:[\[【［(（]\s?{_BUTTON}\s?[\])】］）][\s|｜/·]{{0,3}}){{1,8}}")
_BARE_BUTTONS = re.compile(rf"(?:[↑▲^]\s?)?{_BUTTON}(?:[\s|｜/·]{{1,3}}{_BUTTON}){{0,7}}")
_ORGANISER = re.compile(
    r"(?:(?:主办|主辦|承办|承辦|协办|協辦|主管|指导|指導|建设|建設|维护|維護|运维|運維|运营|運營"
    r"|制作|製作|支持)(?:单位|單位|方)|技术(?:支持|维护)|技術(?:支援|支持|維護)"
    r"|网站(?:维护|管理|建设)|網站(?:維護|管理))\s?[:：]\s?\S[^。！？!?；;]{1,76}"
)
_SITE_FOOT = re.compile(
    r"(?:We|This (?:web)?site|Our (?:web)?site|This page) uses? cookies\b.{0,160}"
    r"|By (?:continuing|using|clicking).{0,60}\b(?:cookies|privacy policy|terms of use).{0,80}"
    r"|(?:本网站|本網站|本站|我们的网站)使用\s?Cookies?.{0,80}"
    r"|(?:Accept|Reject|Manage)(?: all)?(?: cookies)?|Cookie (?:settings|policy|preferences)"
    r"|Privacy (?:Policy|Notice|Statement)|Terms (?:of|and|&) (?:Use|Service|Conditions)"
    r"|(?:Contact|About) us|Site ?map|Accessibility(?: Statement)?|Disclaimer"
    r"|(?:Sign|Log) in|Newsletter|FAQ|(?:关于|關於|联系|聯繫|聯絡)(?:我们|我們)"
    r"|(?:隐私|隱私)(?:政策|声明|聲明|条款|條款)|使用条款|使用條款|免责声明|免責聲明"
    r"|网站地图|網站地圖|Powered by [A-Z][\w.]*(?: [\w.]+){0,3}",
    re.IGNORECASE,
)
_OF_READERS = re.compile(
    r"\byour?\b|\bexperience\b|\bAccept\b|\bagree\b|\bconsent\b|[您你]|同意", re.IGNORECASE
)

# Copyright
# A search for what begins with one of a few letters is quick, so each of these does.
_RIGHTS_SIGN = re.compile(
    r"权|權|©|明|本[站网網]|opyright|ights [Rr]eserved|I[Cc][Pp]|i[Cc][Pp]|网安|網安"
)
_COPYRIGHT = re.compile(
    r"^[^，。！？；「“你我他们們是就都有说說被但的]{0,16}(?:版权|版權)(?:所有(?!者|人|权|權)"
    r"|声明|聲明)"
    r"|^.{0,16}(?:版权|版權)(?:归|歸).{1,12}所有[。.]?$"
    r"|Copyright\s?(?:©|\(c\)|[12]\d{3})|©\s?(?:[12]\d{3}|Copyright)|All [Rr]ights [Rr]eserved"
    r"|^(?:凡|如|本文)?未[经經].{0,12}(?:授[权權]|许可|許可|允许|同意).{0,12}(?:转载|轉載|镜像"
    r"|摘编|刊载|翻印)"
    r"|^.{0,12}(?:转载|轉載)(?:请|請|须|須)?(?:注明|註明|标明)(?:出处|出處|来源|來源).{0,12}$"
    r"|^.{0,12}本(?:站|网站|網站|网页)(?:仅|僅|所有|内容|內容|转载|轉載)"
    r".{0,20}(?:学习|學習|交流|版权|版權|网络|观点)"
    r"|(?:ICP|icp)[备備证證]|公网安备|公網安備|^[【\[]?(?:免责声|免責聲)明\s?[:：\]】]"
)
_SPEAKING = re.compile(r"我们|我們|\b(?:we|our|I)\b")


def furniture_kind(text: str, *, edge: bool, top: bool = False) -> AsideKind | None:
    """What kind of furniture a line is by its form, if any.

    ``edge`` is for lines before the first or after the last speech, where weak forms count, too;
    ``top`` for those before the first, where three short Chinese items in a row will do.

    >>> furniture_kind("（责任编辑：吴小雨）", edge=False), furniture_kind("< 上一张", edge=False)
    ('credit', 'pager')
    >>> furniture_kind("编辑：ABC", edge=True), furniture_kind("编辑：ABC", edge=False)
    ('credit', None)
    """
    if len(text) > _LONGEST:
        return None
    if strong := _strong(text):
        return strong
    return _weak(text, top=top) if edge or top else None


def _strong(text: str) -> AsideKind | None:
    if _is_path(text) or _is_language_switch(text):
        return "navigation"
    if (
        _GALLERY.fullmatch(text)
        or _PAGER.fullmatch(text)
        or _NEIGHBOUR.match(text)
        or _is_marked_step(text)
    ):
        return "pager"
    if _is_copyright(text):
        return "copyright"
    if (
        len(text) <= 80
        and (share := _SHARE.match(text))
        and ("微信" in share[0] or not _SENTENCE.search(text[-1]))
    ):
        return "share"
    if _BUTTONS.fullmatch(text):
        return "share"
    if any(form.fullmatch(text) for form in (_CREDITED, _SURE_CREDIT, _EDITOR)):
        return "credit"
    return "advert" if text[0] == "【" and (is_blurb(text) or is_offer(text)) else None


def _weak(text: str, *, top: bool) -> AsideKind | None:
    if _CONTACT_BAR.fullmatch(text):
        return "contact"
    if len(text) <= _CONTACT_LENGTH and (
        (_PHONE.search(text) and _PHONE_WORDS.search(text)) or _CONTACT.match(text)
    ):
        return None if _SENTENCE.search(text[-1]) else "contact"
    if _is_row(text, top=top) or _is_bar(text) or _TO_BE_CONTINUED.fullmatch(text):
        return "navigation"
    if _PREVIOUS_NEXT.fullmatch(text) or _NUMBERS.fullmatch(text):
        return "pager"
    if (_WEAK_SHARE.fullmatch(text) and not text.isdigit()) or _BARE_BUTTONS.fullmatch(text):
        return "share"
    if _is_site_foot(text):
        return "navigation"
    if any(form.fullmatch(text) for form in (_WEAK_CREDIT, _ORGANISER)) or _TRANSLATED.match(text):
        return "credit"
    return "advert" if is_advert_line(text) or is_blurb(text) else None


def _is_site_foot(text: str) -> bool:
    """Whether a line is what a site says at its foot of cookies, privacy or itself.

    >>> _is_site_foot("We use cookies to improve your experience."), _is_site_foot("About us")
    (True, True)
    >>> _is_site_foot("We use cookies and milk."), _is_site_foot("We contact us.")
    (False, False)
    """
    short = "ookie" not in text.lower() or len(text) <= _BAR_ITEM
    return bool(_SITE_FOOT.fullmatch(text)) and (short or bool(_OF_READERS.search(text)))


_RELATED = re.compile(
    r"[【\[]?(?:编辑推荐|編輯推薦|相关(?:阅读|推荐|新闻|链接|文章)|相關(?:閱讀|推薦|新聞|鏈接|文章)"
    r"|推荐阅读|推薦閱讀|延伸阅读|延伸閱讀|热点推荐|热门推荐|猜你喜欢|更多(?:新闻|内容|阅读)"
    r"|Related (?:articles|news|stories|links)|Read more|More (?:stories|news))[】\]]?\s?[:：>»]*",
    re.IGNORECASE,
)
_LINK_AT_MOST = 60


def related_links(texts: Sequence[str]) -> int:
    """How many of the last lines are a list of links to other articles, its heading included.

    >>> related_links(["谢谢。", "编辑推荐：", "报名费用汇总", "报名入口"])
    3
    """
    for back, text in enumerate(reversed(texts), start=1):
        if _RELATED.fullmatch(text):
            return back
        if len(text) > _LINK_AT_MOST or text[-1] in "。！？.!?；;：:":
            return 0
    return 0


def _is_path(text: str) -> bool:
    """Whether a line says where on a site the page stands.

    >>> _is_path("当前位置:首页 > 新闻 > 正文"), _is_path("Home > Press Room > Notice >")
    (True, True)
    >>> _is_path("a > b > c"), _is_path("以下位置说明问题：首先")
    (False, False)
    """
    if _WHERE.match(text):
        return True
    if not _ARROW_SIGN.search(text) or text[0] in ">＞":
        return False
    items = [item.strip() for item in _ARROW.split(text) if item.strip()]
    short = all(
        len(item) <= 40
        and not _SENTENCE.search(item[-1])
        and (item[0].isupper() or HAN.match(item))
        for item in items
    )
    return short and bool(
        _HOME.match(text) or (len(items) > 2 and items[-1] in {"正文", "Content"})
    )


def _is_language_switch(text: str) -> bool:
    """Whether a line is made of the names of three languages or more, or offers one.

    >>> _is_language_switch("Español Русский Français 简体中文"), _is_language_switch("English")
    (True, False)
    """
    if _READ_IN.fullmatch(text):
        return True
    if len(text) > 200 or not _LANGUAGES.match(text.lstrip("|/· ")):
        return False
    items = [item for item in re.split(r"[\s|/·,，]+", text) if item]
    return len(items) > 2 and all(_LANGUAGES.fullmatch(item) for item in items)


def _is_marked_step(text: str) -> bool:
    return bool(_MARKED.search(text) and _PREVIOUS_NEXT.fullmatch(text))


def _is_copyright(text: str) -> bool:
    """Whether a line claims rights; characters may be spaced out.

    >>> _is_copyright("海 潮 网 版 权 所 有"), _is_copyright("版权所有者的利益要保护。")
    (True, False)
    """
    if not _RIGHTS_SIGN.search(text):
        return False
    words = text.replace(" ", "") if HAN.search(text) else text
    return bool(_COPYRIGHT.search(words)) and not _SPEAKING.search(text)


_BAR = re.compile(r"\s*(?:[|｜]|>>|»|›|(?<=\s)·(?=\s))\s*")
_TO_BE_CONTINUED = re.compile(
    r"[（(]?(?:未完待续|未完待續|全文完|正文完|完)(?:[，,].{0,16})?[）)]?"
)


def _is_bar(text: str) -> bool:
    """Whether a line is a bar of short items, divided by bars or arrows.

    >>> _is_bar("Enroll now | Courses Online"), _is_bar("海潮网>>直播>>文字直播")
    (True, True)
    >>> _is_bar("We asked | and waited for an answer that never came")
    False
    """
    items = [item for item in _BAR.split(text) if item]
    fits = all(len(item) <= _BAR_ITEM and not _SENTENCE.search(item) for item in items)
    return len(items) > 1 and fits and not any(_COLON.search(item) for item in items)


def _is_row(text: str, *, top: bool) -> bool:
    """Whether a line is a row of short Chinese items, none a sentence, with a word of sites.

    >>> _is_row("首页 口译 MTI 网上商城", top=False), _is_row("译考-题库-真题-直播", top=False)
    (True, True)
    """
    items = text.split()
    if len(items) == 1:
        items = re.split(r"[-|｜·—_]", text)
        if len(items) < 4:
            return False
    elif "|" in text or "｜" in text:
        items = [item for item in items if item not in {"|", "｜"}]
    han = sum(bool(HAN.search(item)) for item in items)
    fits = all(
        len(item) <= _ITEM_LENGTH and not _SENTENCE.search(item) and not _NO_ITEM.search(item)
        for item in items
    )
    if len(items) < 2 or not fits or 2 * han <= len(items):
        return False
    if any(len(item) <= _SITE_ITEM and _SITE_WORDS.search(item) for item in items):
        return True
    return top and len(items) > 3 and han == len(items) and max(map(len, items)) <= _SHORT_ITEM
