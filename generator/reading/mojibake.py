"""Text that was decoded with the wrong table: measured, by decoding it again.

A stretch is mojibake where its bytes, written in the table by which it was read and read in another
one, make common words, and as it stands it does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.language.scripts import HAN

# The characters that make up four fifths of running Chinese, in both scripts.
COMMON_HAN = frozenset(
    "是一我有在这不人个们会以为大了要他来到国就年中上和可也发关时对能政地法出说用所多实作业家方部"
    "成你主员全下生行那过如得些后于进开分其经因面动新好事民提现公议加问但没工而理力化都者长当子之"
    "展很题海制自去建同与学果合道么等然做样想定务体里本保资种只重正机高小或看点前改社区支还持位应"
    "意间设外度心性更常它第天推并最凤产唐平府及日强基项明比月台案相电起入像科知两此立代被市系使情"
    "服创目特各式把任数内金教回论着非增三让管场文解网放利老共将通无物接水量席安从调名便跟由元程费"
    "何西已减次她权结规向万表认革路该济口话什治委刚计处东完牙十才二变活品造觉再件信见手需影期策美"
    "技深今统商别给车决供司带又真受身快续港收门型先导修医标总至运办斯取城每言打反交少军单领头较类"
    "己查原构农企世育望整际边众群战候传清色算队求投难听包太告坚湾必健许准确走即几署片流请感助住参"
    "直协尔院转质王食况联境字讲报山始局四线营义未北界料预效达源则客护观监税近气布稳形专书组责术识"
    "南指站防试思格够否须广极五消示环职引视张步条集率融级降德亚执容节马光林记易低继价越险另落据属"
    "约货克严居研具吗域甚且根促照连闻欢迎介绍您谢女士朋友答早晚午這個們會爲來國發關時對說實業員過"
    "後於進開經動現議問沒長當題與學麼樣務體裏資種機點區還應間設並鳳產強項臺電兩創數內論讓場網將無"
    "從調費減權結規萬認該濟話剛計處東變覺見統別給車決帶續門導醫標總運辦軍單領頭較類構農際邊衆羣戰"
    "傳隊難聽堅灣許準確幾請參協爾轉質況聯講報線營義預達則護觀監稅氣穩專書組責術識試夠須廣極環職視"
    "張條級亞執節馬記繼價險據屬約貨嚴嗎連聞歡紹謝裡為著眾証證啟"
)
_COMMON_MARKS = frozenset("，。、；：？！“”‘’（）《》—…·－％\u3000")

# UTF-8 read as GBK: a Chinese character begins with E4 to E9 and goes on with 80 to BF, which pairs
# up to characters that running text seldom holds; of three characters one is such a pair.
_GBK_LEADS = re.escape(
    "".join(
        bytes((lead, trail)).decode("gb18030")
        for lead in range(0xE4, 0xEA)
        for trail in range(0x80, 0xC0)
    )
)
_GBK_SIGN = re.compile(f"[{_GBK_LEADS}].{{0,3}}[{_GBK_LEADS}]")
_STRANGE = re.compile(rb"[^\x80-\xbf\xe4-\xe9]|[\xe4-\xe9]{2}|[\x80-\xbf]{5}")
_FOREIGN_RUN = re.compile("[^\x00-\x7f]+")

# UTF-8 read as Latin-1 or Windows-1252: a lead byte, then what the bytes 80 to BF look like there.
# Where the control characters among these were lost, what is left are leads without a letter
# before them.
_CONTINUED = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_LATIN_SIGN = re.compile(f"[Â-ô][{_CONTINUED}]")
_LATIN_RUN = re.compile(f"[À-ÿ{_CONTINUED}]{{2,}}")
_LATIN_LOST = re.compile(f"(?<![A-Za-z])[ä-é](?=[{_CONTINUED}ä-é])")

# GBK or Big5 read as Latin-1: runs of accented letters.
_ACCENTED_RUN = re.compile("[¡-ÿ]{6,}")

# GBK and Big5 read as one another: runs of characters that running text seldom holds.
_RARE_RUN = re.compile(f"[^{''.join(sorted(COMMON_HAN))}\x00-\u33ff\ua000-\uffff]{{5,}}")

_LEAST = 3  # characters
_MOST = 0.6  # of the Han characters are common once they are read rightly
_FEW = 0.3  # of them are as they stand


def is_mojibake(text: str) -> bool:
    """Whether a line holds words that were decoded with the wrong table.

    >>> wrong = "港口下周二开放。".encode()
    >>> is_mojibake(wrong.decode("gb18030", "ignore")), is_mojibake(wrong.decode("latin-1"))
    (True, True)
    >>> is_mojibake("港口下周二开放。"), is_mojibake("“fiancé”—a café")
    (False, False)
    """
    return not text.isascii() and any(test(text) for test in _TESTS)


def common_share(text: str) -> float:
    """How much of the Han characters of a text is common, 0 where it has none.

    >>> common_share("我们要发展。"), common_share("穝籇祇")
    (1.0, 0.0)
    """
    han = HAN.findall(text)
    return sum(char in COMMON_HAN for char in han) / len(han) if han else 0.0


def _utf8_as_gbk(text: str) -> bool:
    if not _GBK_SIGN.search(text):
        return False
    for run in _FOREIGN_RUN.findall(text):
        data = b"\x80".join(part.encode("gb18030", "ignore") for part in run.split("€"))
        words = data.decode("utf-8", "ignore")
        known = sum(char in _COMMON_MARKS or bool(HAN.match(char)) for char in words)
        if known >= _LEAST and 3 * known >= 0.8 * len(data) - 2:
            return True
        if len(data) >= 2 * _LEAST + 2 and not _STRANGE.search(data) and common_share(run) < _FEW:
            return True  # bytes were lost, but those that are left are the right ones
    return False


def _utf8_as_latin(text: str) -> bool:
    if not _LATIN_SIGN.search(text):
        return False
    for run in _LATIN_RUN.findall(text):
        words = _bytes_of(run).decode("utf-8", "ignore")
        if any(char in COMMON_HAN or char in _COMMON_MARKS or _is_letter(char) for char in words):
            return True
    return len(_LATIN_LOST.findall(text)) >= _LEAST


def _bytes_of(run: str) -> bytes:
    """What Windows-1252 has for each character, and Latin-1 where it has none."""
    data = bytearray()
    for char in run:
        try:
            data += char.encode("cp1252")
        except UnicodeEncodeError:
            data += char.encode("latin-1", "ignore")
    return bytes(data)


def _is_letter(char: str) -> bool:
    """Whether this is an accented letter or a sign beside such letters."""
    return "\u00a0" <= char <= "\u017f" or "\u2010" <= char <= "\u2026"


def _two_bytes_as_latin(text: str) -> bool:
    for run in _ACCENTED_RUN.findall(text):
        data = run.encode("latin-1")
        for table in ("gb18030", "big5"):
            words = data.decode(table, "ignore")
            if len(HAN.findall(words)) >= _LEAST and common_share(words) >= _MOST:
                return True
    return False


def _gbk_and_big5(text: str) -> bool:
    if not _RARE_RUN.search(text) or common_share(text) > _FEW:
        return False
    for read, written in (("gb18030", "big5"), ("big5", "gb18030")):
        words = text.encode(read, "ignore").decode(written, "ignore")
        if len(HAN.findall(words)) > _LEAST and common_share(words) >= _MOST:
            return True
    return False


_TESTS: tuple[Callable[[str], bool], ...] = (
    _utf8_as_gbk,
    _utf8_as_latin,
    _two_bytes_as_latin,
    _gbk_and_big5,
)
