"""What names, titles and outlets look like in print: tables, and tests on a short text.

The tables hold facts of the two languages and of how conferences are printed, none of one text.
"""

from __future__ import annotations

import re

from generator.language.scripts import HAN

# The surnames of 百家姓 that are still in use, in both scripts; longest first where it matters.
_SURNAMES = (
    "赵趙钱錢孙孫李周吴吳郑鄭王冯馮陈陳褚卫衛蒋蔣沈韩韓杨楊朱秦尤许許何吕呂施张張孔曹严嚴华華金魏陶姜戚谢謝邹鄒喻柏水"
    "窦竇章云雲苏蘇潘葛奚范範彭郎鲁魯韦韋昌马馬苗凤鳳花方俞任袁柳酆鲍鮑史唐费費廉岑薛雷贺賀倪汤湯滕殷罗羅毕畢郝邬鄔安"
    "常乐樂于時时傅皮卞齐齊康伍余元卜顾顧孟平黄黃和穆萧蕭尹姚邵湛汪祁毛禹狄米贝貝明臧计計伏成戴谈談宋茅庞龐熊纪紀舒屈"
    "项項祝董梁杜阮蓝藍闵閔席季麻强強贾賈路娄婁危江童颜顏郭梅盛林刁钟鍾徐邱骆駱高夏蔡田樊胡凌霍虞万萬支柯管卢盧莫经經"
    "房裘缪繆干解应應宗丁宣邓鄧郁单單杭洪包诸諸左石崔吉龚龔程邢裴陆陸荣榮翁荀羊惠甄曲封芮储儲靳邴糜松井段富巫乌烏焦巴"
    "弓牧隗山谷车車侯宓蓬全郗班仰秋仲伊宫宮宁寧仇栾欒甘厉厲戎祖武符刘劉景詹束龙龍叶葉幸司韶黎薄印宿白怀懷蒲邰从鄂索"
    "咸籍赖賴卓蔺藺屠蒙池乔喬阴陰胥能苍蒼双雙闻聞党黨翟谭譚贡貢劳勞逄姬申扶堵冉宰郦酈雍郤璩桑桂濮牛寿壽通边邊扈燕冀"
    "尚农農温溫别別庄莊晏柴瞿阎閻充慕连連茹习習艾鱼魚容向古易慎戈廖庾终終暨居衡步都耿满滿弘匡国國文寇广廣禄祿阙闕东東"
    "欧歐殳沃利蔚越夔隆师師巩鞏厍聂聶晁勾敖融冷訾辛阚闞那简簡饶饒空曾毋沙乜养養鞠须須丰豐巢关關蒯相查后後荆荊红紅游竺"
    "权權逯盖蓋益桓公付肖代岳覃佟涂塗佘苟湛仝闫閆"
)
_COMPOUND = (
    "欧阳|歐陽|司马|司馬|上官|夏侯|诸葛|諸葛|东方|東方|皇甫|尉迟|尉遲|公孙|公孫|慕容|令狐|宇文|"
    "司徒|端木|独孤|獨孤|南宫|南宮|长孙|長孫|叶刘|葉劉"
)
CHINESE_NAME = re.compile(
    rf"(?:{_COMPOUND})[\u4e00-\u9fff]{{1,2}}|[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}"
)

# Words at the end of a Chinese title, before or after a name.
TITLE_WORDS = (
    "总书记|總書記|书记|書記|总理|總理|主席|主任|部长|部長|省长|省長|市长|市長|州长|州長|县长|縣長|区长|區長|局长|局長|"
    "司长|司長|处长|處長|厅长|廳長|署长|署長|院长|院長|校长|校長|会长|會長|行长|行長|社长|社長|所长|所長|次长|次長|科长|科長|"
    "组长|組長|团长|團長|队长|隊長|秘书长|秘書長|理事长|理事長|董事长|董事長|总裁|總裁|总经理|總經理|经理|經理|总监|總監|"
    "发言人|發言人|负责人|負責人|新闻官|新聞官|委员|委員|议员|議員|大使|公使|参赞|參贊|领事|領事|代表|特使|专员|專員|"
    "教授|博士|院士|研究员|研究員|工程师|工程師|首席执行官|首席執行官|总统|總統|首相|国务卿|國務卿|副总统|副總統|"
    "法官|律师|律師|先生|女士|小姐|同志|司儀|主持人|主持|主播|记者|記者"
)
# What stands before such a word, and belongs to the title: 总领事, 副秘书长.
_BEFORE_TITLE = "副|代|总|總|前|助理|首席|署理|候任|常务|常務"
TITLE_END = re.compile(rf"(?:{TITLE_WORDS})$")
_TITLE_THEN_NAME = re.compile(
    rf"^(?P<title>.*(?:{TITLE_WORDS}))\s*(?P<name>{CHINESE_NAME.pattern})$"
)
_NAME_THEN_TITLE = re.compile(
    rf"^(?P<name>{CHINESE_NAME.pattern}|[\u4e00-\u9fff]{{2,4}}?)\s*(?P<title>(?:{_BEFORE_TITLE})*(?:{TITLE_WORDS}))$"
)

# What ends the name of an office's body, or is only what stands before its title.
_NOBODY = re.compile(
    r"[处處局厅廳部院会會司署省市县縣区區国國州党黨团團校社]$"
    r"|^(?:代理|署理|临时|臨時|常务|常務|候任|执行|執行|联席|聯席|助理|名誉|名譽)$"
)

# Titles before an English name, as printed in running text or in capitals.
ENGLISH_TITLE = re.compile(
    r"^(?P<title>(?:(?:Mr|Ms|Mrs|Miss|Mx|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Adm|Capt|Amb|Hon|Sir|Madam|"
    r"Professor|President|Vice President|Premier|Vice Premier|Prime Minister|Minister|"
    r"Vice Minister|"
    r"Secretary|Under Secretary|Deputy Secretary|Assistant Secretary|Secretary-General|Ambassador|"
    r"Press Secretary|Governor|Vice Governor|Mayor|Vice Mayor|Senator|Congressman|"
    r"Congresswoman|Representative|"
    r"Commissioner|Director|Deputy Director|Chairman|Chairwoman|Chairperson|Chair|Chief|"
    r"Administrator|"
    r"Spokesperson|Spokesman|Spokeswoman|General|Admiral|Colonel|Captain|Surgeon General|Judge|"
    r"Attorney General|Speaker|Commander|Counselor|Consul General|State Councilor)\.?\s+)+)"
    r"(?P<name>(?!of\b|for\b)\S.*)$",
    re.IGNORECASE,
)
PERSON = re.compile(r"^[A-Z][\w'’-]*\.?(?: (?:[A-Z][\w'’.-]*|de|van|von|bin|al|der|la)){1,3}$")
CAPITALS = re.compile(r"^(?=.*[A-Z]{2})[A-Z][A-Z0-9.,'’&()/ -]*$")
SALUTATION = re.compile(
    r"\b(?:Dear|Distinguished|Respected|Honou?rable|Esteemed|Fellow|Ladies|Gentlemen|Friends|Guests|"
    r"Excellencies|Comrades|Colleagues|Members|Delegates|Deputies|Note|Notes|Remarks|"
    r"Thank|Thanks|Good)\b"
    r"|尊敬的|敬爱的|亲爱的|各位|女士们|先生们|朋友们|同志们|女士們|先生們|朋友們|同志們",
)
# Outlets whose names have the form of a person's.
_FOREIGN_OUTLET = (
    r"Deutsche Welle|Al[ -]Jazeera|Al[ -]Arabiya|Le Monde|Le Figaro|Le Soir|El Pa[ií]s|El Mundo|"
    r"La Stampa|La Repubblica|Der Spiegel|Die Zeit|Die Welt|Jiji|Shimbun"
)
OUTLET = re.compile(
    rf"\b(?:{_FOREIGN_OUTLET}|Daily|News|Times|Post|Press|Agency|Radio|Television|TV|Broadcasting|Herald|Journal|"
    r"Weekly|Review|Paper|Media|Video|Channel|Network|Telegraph|Tribune|Gazette|Globe|Magazine|"
    r"Wire|Observer|Chronicle|Courier|Examiner|Inquirer|Guardian|Independent|Economist|Dispatch|"
    r"Sentinel|Bulletin|Monitor|Standard|Mirror|Express|Insider|"
    r"Reuters|Bloomberg|Xinhua|AFP|CNN|BBC|NHK|CCTV|CGTN|CNBC|Kyodo|TASS|Yonhap|POLITICO|"
    r"Bernama|Nikkei|Caixin|Anadolu|Antara|Interfax|Sputnik|MSNBC|NPR|PBS)\b"
    r"|日报|日報|晚报|晚報|时报|時報|早报|早報|新闻社|新聞社|新闻网|新聞網|电视|電視|卫视|衛視|广播|廣播|通讯社|通訊社|"
    r"周刊|週刊|传媒|傳媒|财经|財經|新[闻聞]$|[报報]$|网$|網$|社$|台$|臺$"
)
# Those of these words that stand in no subhead.
OUTLET_ALONE = re.compile(
    rf"\b(?:{_FOREIGN_OUTLET}|Daily|Times|Agency|Radio|Television|TV|Broadcasting|Herald|Weekly|Telegraph|Tribune|"
    r"Gazette|Magazine|Reuters|Bloomberg|Xinhua|AFP|CNN|BBC|NHK|CCTV|CGTN|CNBC|Kyodo|TASS|Yonhap|"
    r"POLITICO|Bernama|Nikkei|Caixin|Anadolu|Antara|Interfax|Sputnik|MSNBC|NPR|PBS)\b|日报|日報|晚报|晚報|时报|時報|早报|早報|新闻社|新聞社|电视台|電視台|电视臺|卫视|衛視|通讯社|通訊社|"
    r"广播电台|廣播電台|周刊|週刊|.《.+》|^《.+》$"
)
REPORTER_END = re.compile(r"(?:特约|特約|驻华|駐華)?(?:记者|記者)(?:站)?$")


# How somebody speaks, in brackets behind the name: PRESIDENT (in Cantonese), 陆明远（视频连线）.
_MANNER = re.compile(
    r"\s*[(（]\s?(?:"
    r"(?:speaking |speaks )?in (?:Cantonese|Mandarin|Putonghua|[A-Z][a-z]+(?:ese|ish|ian|ench|ic))"
    r"|(?:via|through|by) (?:an? )?(?:interpret\w+|translat\w+|phone|telephone|teleconference|Zoom"
    r"|Webex|Teams|video(?: ?(?:link|conference))?)"
    r"|(?:as )?(?:interpreted|translated)|online|remotely|virtual(?:ly)?|off[- ]?(?:mic|camera)"
    r"|(?:通过|通過|经|經)(?:现场|現場)?(?:翻译|翻譯|传译|傳譯|口译|口譯)"
    r"|(?:说|說|用)?(?:粤语|粵語|普通话|普通話|英语|英語|中文|英文)(?:发言|發言)?"
    r"|(?:视频|視頻|视像|視像|线上|線上|电话|電話|远程|遠程)(?:连线|連線|发言|發言|提问|提問)?"
    r")\s?[)）]$"
)


def without_manner(label: str) -> str:
    """A label without what it says of the language or the line in which somebody speaks.

    >>> without_manner("PRESIDENT (in Cantonese)"), without_manner("陆明远（视频连线）")
    ('PRESIDENT', '陆明远')
    >>> without_manner("Dana Reed (in Focus)"), without_manner("(via Zoom)")
    ('Dana Reed (in Focus)', '(via Zoom)')
    """
    return _MANNER.sub("", label) or label


def is_chinese_name(text: str) -> bool:
    """Whether a text has the form of a Chinese personal name: a surname and one or two characters.

    >>> is_chinese_name("陆明远"), is_chinese_name("我们坚持")
    (True, False)
    """
    return bool(CHINESE_NAME.fullmatch(text))


def is_english_name(text: str) -> bool:
    """Whether a text has the form of a full personal name in Latin letters.

    >>> is_english_name("Dana Reed"), is_english_name("The Breakwater"), is_english_name("Reed")
    (True, False, False)
    """
    last = text.rpartition(" ")[2].rstrip(".")
    return bool(PERSON.match(text)) and " " in text and len(last) > 1 and text[:4] != "The "


def is_titled_outlet(text: str) -> bool:
    """Whether a text is an outlet's name between the marks of a title.

    >>> is_titled_outlet("《海潮晨报》"), is_titled_outlet("《海洋法》")
    (True, False)
    """
    inside = text[1:-1]
    return text.startswith("《") and text.endswith("》") and bool(OUTLET.search(inside))


def split_title(text: str) -> tuple[str | None, str]:
    """A title and the name that stands with it, in either order; the title is absent where none is.

    >>> split_title("青澜省委副书记、省长 陆明远")
    ('青澜省委副书记、省长', '陆明远')
    >>> split_title("梁國雄議員")
    ('議員', '梁國雄')
    >>> split_title("Ambassador Lin Ruoxi")
    ('Ambassador', 'Lin Ruoxi')
    """
    if not HAN.search(text):
        match = ENGLISH_TITLE.match(text)
        return (match["title"].strip(), match["name"].strip()) if match else (None, text)
    head, space, tail = text.rpartition(" ")
    if space and (is_chinese_name(tail) or 2 <= len(tail) <= 4) and not OUTLET.search(head):
        return head.strip(), tail
    for pattern in (_TITLE_THEN_NAME, _NAME_THEN_TITLE):
        match = pattern.match(text)
        if match and not _NOBODY.search(match["name"]):
            return match["title"], match["name"]
    return None, text
