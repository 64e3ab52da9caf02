"""Figures in Chinese text: 3万亿元, 百分之五点三, 三分之一, 两成, 翻一番, 三五百."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from generator.language import dates, numerals_zh
from generator.language.figures import (
    Bound,
    Figure,
    FigureKind,
    any_of,
    before,
    blanked,
    codes,
    number,
    spans_of,
    step_of,
)

_UNITS = {
    "元": "yuan", "块钱": "yuan", "人民币": "yuan", "美元": "dollar", "美金": "dollar",
    "欧元": "euro", "英镑": "pound", "日元": "yen",
    "平方公里": "km2", "平方千米": "km2", "平方米": "m2", "公顷": "ha", "亩": "mu",
    "立方米": "m3", "公里": "km", "千米": "km", "英里": "mile", "华里": "li", "米": "m",
    "吨": "t", "公斤": "kg", "千克": "kg", "斤": "jin", "克": "g",
    "千瓦时": "kwh", "千瓦小时": "kwh", "度电": "kwh", "千瓦": "kw", "兆瓦": "mw", "吉瓦": "gw",
    "小时": "hour", "分钟": "minute", "天": "day", "周": "week", "星期": "week",
    "个月": "month", "年": "year", "周年": "year",
}  # fmt: skip
_UNIT = any_of(_UNITS)

_HAN = "零一二三四五六七八九两十百千万亿兆"
_DIG = r"\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"[十百千]?万亿|[十百千]?[万亿]|[百千](?![瓦克米])|兆(?!瓦)"
_MORE = r"[余多来几]"
# 2亿3千万, 1.3万亿, 620多万, 3千
_ARABIC = (
    rf"(?:{_DIG})(?:\s?{_MORE})?"
    rf"(?:\s?(?:{_SCALE})(?:{_MORE}[万亿])?(?:\d{{1,4}}(?:{_SCALE})?){{0,2}})?"
)
_HANZI = (
    rf"(?:(?!千[瓦克米]|兆瓦)[{_HAN}]){{1,24}}"
    r"(?:点[零一二三四五六七八九]{1,12}[十百千万亿]{0,4})?"
)
_NUMERAL = rf"(?:{_ARABIC}|{_HANZI})"
_RANGE = r"\s*(?:[-–—~～]+|至|到)\s*"
_PERCENT = r"\s?(?:%|个?百分点|‰)"

# What 成 begins in place of tenths: 成员, 成功, 成为, 成以前 …
_NO_TENTHS = "[员功为立本果长都效绩分熟交就套品年体不新色因人事规建才语活片材像型]"
_HUNDREDTHS = {"": 0, "半": 5} | numerals_zh.DIGITS

_FIGURE = re.compile(
    rf"(?P<of>百分之?|千分之)(?:(?P<of_low>{_NUMERAL}){_RANGE}(?:百分之)?)?(?P<of_n>{_NUMERAL}|百)"
    rf"|(?P<denominator>{_NUMERAL})分之(?P<numerator>{_NUMERAL})"
    r"|(?<![\d/])(?P<over>[1-9]\d{0,2})\s?/\s?(?P<under>[1-9]\d{0,2})(?![\d/])"
    r"|(?P<half>一半|半数|过半(?!年))"
    r"|(?P<times_two>翻(?:了|上)?(?P<doublings>[一两二三四五\d]?)番)"
    rf"|(?P<tenths>\d|[一二两三四五六七八九])成(?P<more>[半一二三四五六七八九](?![成个大]))?"
    rf"(?!{_NO_TENTHS})"
    rf"|(?:(?P<low>{_DIG}){_RANGE})?(?P<n>(?P<minus>(?:(?<![\d\w%万亿])[-−])|负)?{_NUMERAL})"
    rf"(?P<rest>{_MORE})?"
    rf"(?:(?P<times>倍)|(?P<percent>{_PERCENT})|\s?(?P<unit>{_UNIT}))?"
)
# 三五百, 五六十, 三四十万, 八九成, 三五天: two numbers beside each other
_PAIR = re.compile(
    rf"(?<![{_HAN}\d])(?P<a>[一二三四五六七八九两])(?P<b>[二三四五六七八九])(?P<scale>[十百千万亿]+|成|(?=[个名位家项种人月步]|{_UNIT}))"
)
_NEXT = {"一二", "两三", "二三", "三四", "三五", "四五", "五六", "六七", "七八", "八九"}

_UNDER = re.compile(r"(?:近|接近|不到|不足|(?<!不)[低少]于|不[超高多][过于]|至多|最多|未满)\s*$")
_OVER = re.compile(r"(?:超过?|逾|突破|(?<!不)[高多大]于|不[少低]于|至少|跨[过越])了?\s*$")
_ABOUT = re.compile(r"(?:约|大约|大概|大致|左右|近乎)为?\s*$")
_AFTER: tuple[tuple[str, Bound], ...] = (("以上", "over"), ("以下", "under"), ("左右", "about"))
_LETTER_BEFORE = re.compile(r"(?<!RMB|CNY|USD|HKD|TWD|EUR)(?<=[A-Za-z])-?$")
_VAGUE = re.compile(r"[几数上好多成半每]\s*$")

# What a numeral of one character must be followed by to count something.
_COUNTER = re.compile(
    r"\s?(?:[个项大年天次名位家种条件座所类级层步轮批倍期周岁月里米吨亩元人户套艘架辆台部场届"
    r"字句段篇章组队对双口站国省市县区城乡镇村港线路桥门日夜季成代只支颗本册份笔重方]|分钟|小时|公里)"
)
_NAMED_AFTER = re.compile(r"\s?(?:热线|号文件|电话|平台|专线|航班|次列车|高地|工程(?!.{0,2}项))")
_CLOCK = re.compile(
    r"(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)|(?<![\d,.])\d{1,2}\s?[时点](?:\d{1,2}分|半|整)?(?![\d间])"
    r"|[零一二三四五六七八九十两]{1,3}点(?:[零一二三四五六七八九十]{1,3}分(?!之)|半|整|钟)"
)
_LIST = re.compile(
    r"^[ \t\u3000]*[(（]?\d{1,2}[.)）、](?=\s|[^\d])|[(（]\d{1,2}[)）]", re.MULTILINE
)
# Words and names with numerals that count nothing, or not what they say.
_IDIOM = re.compile(
    r"一带一路|三农|六山一水三分田|千方百计|四面八方|千家万户|万众|成千上万|千千万万|亿万|百花齐放"
    r"|十分(?!之|钟)|万一(?![千百十])|百姓|千古|万里|万水千山|五湖四海|三令五申|一点一滴|十全十美"
    r"|一[二、]+三产|一二三次?产业|二三产业|三三两两|五花八门|百年大计|百年未有|万事|万物|万元户"
    r"|一五一十|七嘴八舌|九牛|四通八达|三番五次|一心一意|一举两得|一分为二|万无一失|百折|百业|百家"
    r"|千军万马|千辛万苦|千变万化|百般|百强|千载|二手|二维|三维|四川|九江|六安|三亚|三峡|三明|五金"
    r"|四季|九州|七夕|五台山|八一(?!年)|五四(?!年)|一二九|九一八|三八节?|六一节?|双十一|三星|三轮"
    r"|十指|十字|百科|千分点|万能|万岁|万分(?!之)|百分制|三角|四环|五环|六环|二环|三环|八达"
)
_ORDINAL = re.compile(
    rf"第(?P<nth>\d+|[{_HAN}]+)"
    r"|(?P<th>\d+|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=届|中全会)"
    r"|(?P<congress>二十[一二三四五六七八九]?|十[一二三四五六七八九])(?=大|冬|运(?![输行转作营动河载]))"
    rf"|(?P<plan>[二]?十[一二三四五六七八九]?)(?=五[”\"」』]?(?:规划|时期|期间|末|以来|目标|年|计划|、|。|，|[”\"」』]))五"
)


def find(text: str) -> list[Figure]:
    """The figures of a Chinese text, in order; dates are none (see ``dates``).

    >>> [(one.kind, float(one.value), one.unit) for one in find("投资1.3万亿元，增长百分之五点三")]
    [('number', 1300000000000.0, 'yuan'), ('share', 0.053, '')]
    >>> [(text, one.bound) for text in ("近1.7万件", "900多项") for one in find(text)]
    [('近1.7万件', 'under'), ('900多项', 'over')]
    >>> find("“一带一路”建设迈出一大步，三农工作")
    []
    """
    even = numerals_zh.plain(text)
    even = blanked(even, ((date.start, date.end) for date in dates.find_zh(text)))
    even = blanked(even, codes(even))
    for pattern in (_CLOCK, _LIST, _IDIOM):
        even = blanked(even, spans_of(pattern, even))
    found = list(_ordinals(even))
    even = blanked(even, ((one.start, one.end) for one in found))
    found += _pairs(even)
    even = blanked(even, ((one.start, one.end) for one in found))
    for match in _FIGURE.finditer(even):
        found += _figures(match)
    return sorted(found, key=lambda one: one.start)


def _ordinals(text: str) -> Iterator[Figure]:
    """Ordinals from the tenth on, and those in digits: lesser ones mostly only order a text."""
    for match in _ORDINAL.finditer(text):
        numeral = next(one for one in match.groups() if one)
        value = _value(numeral)[0]
        if value is not None and (value >= 10 or numeral.isascii()):
            yield Figure(
                *match.span(), "ordinal", value, Fraction(1), in_words=not numeral.isascii()
            )


def _pairs(text: str) -> Iterator[Figure]:
    for match in _PAIR.finditer(text):
        if match["a"] + match["b"] in _NEXT:
            share = match["scale"] == "成"
            worth = Fraction(1, 10) if share else Fraction(numerals_zh.scale(match["scale"]))
            kind: FigureKind = "share" if share else "number"
            for char in (match["a"], match["b"]):
                value = numerals_zh.DIGITS[char] * worth
                yield Figure(*match.span(), kind, value, worth, "about", "", True)


def _value(numeral: str) -> tuple[Fraction | None, Fraction]:
    """The value of a numeral in digits, characters or both, and the worth of its last digit."""
    bare = re.sub(rf"{_MORE}|\s", "", numeral)
    if not bare or not bare[0].isdigit() or not bare[0].isascii():
        value = numerals_zh.parse(bare)
        return value, step_of(value or Fraction(1))
    total, step = Fraction(0), Fraction(1)
    for digits, scale in re.findall(rf"({_DIG})([十百千万亿兆]*)", bare):
        value, last = number(digits)
        worth = numerals_zh.scale(scale)
        total, step = total + value * worth, last * worth
    return total, step


def _figures(match: re.Match[str]) -> list[Figure]:
    """The figures of one match: none, one, or both ends of a range."""
    if match["of"]:
        parts = 1000 if match["of"] == "千分之" else 100
        values = [_value(one) for one in (match["of_low"], match["of_n"]) if one]
        return [
            _made(match, "share", value / parts, step / parts) for value, step in values if value
        ]
    if match["times_two"]:
        doublings = numerals_zh.parse(match["doublings"] or "一") or Fraction(1)
        return [_made(match, "times", Fraction(2 ** int(doublings)), Fraction(1))]
    share = _share(match)
    if share:
        return [_made(match, "share", share, step_of(share))]
    return _numbers(match) if match["n"] else []


def _share(match: re.Match[str]) -> Fraction | None:
    """三分之一, 3/4, 一半, 两成, 九成九."""
    if match["half"]:
        return Fraction(1, 2)
    if match["tenths"]:
        is_vague = _VAGUE.search(before(match))
        tenths = None if is_vague else _value(match["tenths"])[0]
        return tenths and (tenths + Fraction(_HUNDREDTHS[match["more"] or ""], 10)) / 10
    if not (match["denominator"] or match["under"]):
        return None
    under = _value(match["denominator"] or match["under"])[0]
    over = _value(match["numerator"] or match["over"])[0]
    return over / under if over and under else None


def _numbers(match: re.Match[str]) -> list[Figure]:
    numeral = match["n"].removeprefix("负").lstrip("-−")
    value, step = _value(numeral)
    if value is None or not _counts(match, numeral):
        return []
    sign = -1 if match["minus"] else 1
    unit = _UNITS.get(match["unit"] or "", "")
    kind: FigureKind = "times" if match["times"] else "number"
    worth = Fraction(1)
    if match["percent"]:
        kind = "share"
        worth = Fraction(1, 1000) if "‰" in match["percent"] else Fraction(1, 100)
    elif _is_name(match, numeral, value):
        kind = "name"
    out = [_made(match, kind, sign * value * worth, step * worth, unit)]
    if match["low"]:
        low, last = number(match["low"])
        scale = re.search(rf"(?:{_SCALE})$", numeral)
        worth *= numerals_zh.scale(scale[0] if scale else "")
        out.insert(0, _made(match, kind, low * worth, last * worth, unit))
    return out


def _is_name(match: re.Match[str], numeral: str, value: Fraction) -> bool:
    """Whether digits are those of a name: 12345热线, 中国制造2025, a telephone number."""
    text, end = match.string, match.end()
    if not numeral.isdigit() or match["unit"] or match["rest"]:
        return False
    if len(numeral) > 9 or _NAMED_AFTER.match(text, end):
        return True
    before = text[match.start() - 1 : match.start()]
    year = len(numeral) == 4 and 1900 <= value < 2100
    return year and "\u4e00" <= before <= "\u9fff" and not _COUNTER.match(text, end)


def _counts(match: re.Match[str], numeral: str) -> bool:
    """Whether a numeral counts something, and is not part of a word."""
    if numeral[0].isascii():
        return not _LETTER_BEFORE.search(before(match))
    text, end = match.string, match.end()
    marked = bool(match["unit"] or match["times"] or match["percent"])
    if _VAGUE.search(before(match)) and numeral[0] in "十百千万亿":
        return False
    if numeral.startswith("一") and len(numeral) == 1:
        return bool(match["times"] or match["percent"])
    if len(numeral) == 1 and numeral in "百千万亿兆":
        return False
    if len(numeral) > 1 and all(char in numerals_zh.DIGITS for char in numeral):
        return False  # a row of digits
    if len(numeral) == 1:
        return marked or bool(_COUNTER.match(text, end))
    if all(char in "百千万亿兆" for char in numeral):
        return marked or text[end : end + 1] in {"级", "人", "户"}
    return True


def _made(
    match: re.Match[str],
    kind: FigureKind,
    value: Fraction,
    step: Fraction,
    unit: str = "",
) -> Figure:
    start, end = match.span()
    in_words = not re.search(r"\d", match[0])
    return Figure(start, end, kind, value, step, _bound(match), unit, in_words)


def _bound(match: re.Match[str]) -> Bound:
    text, end = match.string, match.end()
    if re.search(rf"[\d{_HAN}]\s?[余多几]", match[0]):
        return "over"
    for word, bound in _AFTER:
        if text.startswith(word, end) or text.startswith(word, end + 1):
            return bound
    words = before(match)
    if _UNDER.search(words):
        return "under"
    if _OVER.search(words):
        return "over"
    return "about" if _ABOUT.search(words) else "exactly"
