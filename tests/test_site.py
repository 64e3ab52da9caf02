"""The built site: the pages give the model back, and every link leads somewhere."""

from __future__ import annotations

import json
import posixpath
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib
import pytest
from lxml import etree

from generator.build import Result
from generator.explain import pieces
from generator.language.scripts import HAN, LATIN_WORD
from generator.model import Transcript
from tests.html_pages import article, parsed, text_of, with_class
from tests.sites import LIAONING, ROOT, SITE_URL, Site, build_site

pytestmark = pytest.mark.builders
EVERY_PAGE = pytest.mark.xdist_group("every page")  # parsed once in a process

READING = f"transcripts/{LIAONING}/index.html"
KINDS = [
    "index.html",
    READING,
    "transcripts/index.html",
    "questions/index.html",
    "glossary/index.html",
    "glossary/english/index.html",
    "glossary/categories/index.html",
    "glossary/differences/index.html",
    "glossary/liaoning-talent-initiative/index.html",
    "glossary/time-honored-brands/index.html",
    "speakers/index.html",
    "speakers/li-lecheng/index.html",
    "outlets/china-daily/index.html",
    "about/index.html",
    "about/problems/index.html",
    "about/model/index.html",
    "about/architecture/index.html",
    "prepare/index.html",
]
OTHER_SCRIPT = f"zh-hant/{READING}"
ALL_KINDS = [*KINDS, OTHER_SCRIPT, "404.html"]


@pytest.mark.parametrize("page", ALL_KINDS)
def test_what_these_tests_read_is_what_a_browser_reads(page: str, site: Site) -> None:
    """By html5lib, which is slow and follows the standard to the letter."""
    read = html5lib.parse(
        (site.folder / page).read_bytes(), treebuilder="lxml", namespaceHTMLElements=False
    )
    (own,) = read.getroot().iter("article")
    assert etree.tostring(article(site.folder / page)) == etree.tostring(own)


def test_the_page_gives_the_passages_of_the_model_in_order(
    site: Site, liaoning: Transcript
) -> None:
    found = []
    for passage in with_class(article(site.folder / READING), "dz-p"):
        sides = {
            language: [
                text_of(p) for side in with_class(passage, f"dz-{language}") for p in side.iter("p")
            ]
            for language in ("zh", "en")
        }
        found.append((passage.get("id"), sides["zh"], sides["en"]))
    assert found == [
        (passage.id, [p.text for p in passage.zh], [p.text for p in passage.en])
        for _, passage in liaoning.passages()
    ]


def test_the_page_and_what_is_set_aside_give_the_source(site: Site, liaoning: Transcript) -> None:
    shown = {
        (passage.get("id"), language): iter(
            [text_of(p) for side in with_class(passage, f"dz-{language}") for p in side.iter("p")]
        )
        for passage in with_class(article(site.folder / READING), "dz-p")
        for language in ("zh", "en")
    }
    whole = []
    for piece in pieces(liaoning):
        if piece.taken_for.startswith("passage"):
            ((name, language),) = re.findall(r"(p-[a-z2-7]{8}(?:-\d+)?), (zh|en)", piece.detail)
            whole.append(next(shown[name, language]))
        else:
            whole.append(piece.text)
    assert "".join("".join(whole).split()) == "".join(liaoning.source.text.split())


def test_each_turn_says_who_and_what(site: Site, liaoning: Transcript) -> None:
    page = article(site.folder / READING)
    headings = list(with_class(page, "dz-who"))
    assert [heading.get("id") for heading in headings] == [turn.id for turn in liaoning.turns]
    for heading, turn in zip(headings, liaoning.turns, strict=True):
        said = text_of(heading)
        party = turn.who.party
        assert turn.kind.capitalize() in said
        names = (party.name.zh, party.name.en) if party else ("媒体不详",)
        assert all(name and name in said for name in names)
        (link,) = [a for a in heading.iter("a") if a.get("class") == "dz-kind"]
        assert link.get("href") == f"#{turn.id}"
    guesses = Counter(text_of(node) for node in with_class(page, "dz-guess"))
    assert guesses["主持人（推断） Moderator (inferred)"] == 3
    assert guesses["推断：原文未注明发言者 inferred: the source names no speaker"] == 2


def test_what_is_set_aside_is_a_count_and_never_the_text(site: Site) -> None:
    everything = (site.folder / READING).read_text(encoding="utf-8")
    for text in ("19909236459", "高斋", "CATTI成绩查询入口"):
        assert text not in everything
    (end,) = with_class(article(site.folder / READING), "dz-source")
    assert "导航与推广 navigation and promotion 2" in text_of(end)
    assert "联系方式 contact details 1" in text_of(end)


def test_one_language_is_said_once_and_gaps_stand_only_where_both_are(
    site: Site, liaoning: Transcript
) -> None:
    sections = list(with_class(article(site.folder / READING), "dz-turn"))
    for section, turn in zip(sections, liaoning.turns, strict=True):
        gaps = len(list(with_class(section, "dz-gap")))
        says = len(list(with_class(section, "dz-only")))
        if len(turn.languages) == 2:
            missing = sum(not (passage.zh and passage.en) for passage in turn.passages)
            assert (gaps, says) == (missing, 0)
        else:
            assert (gaps, says) == (0, 1)


def test_a_transcript_in_one_language_says_so_once_at_its_head(lean: Path) -> None:
    folder = lean / f"content/transcripts/{LIAONING}"
    (folder / "zh.reference.txt").unlink()
    details = (folder / "transcript.yml").read_text(encoding="utf-8").partition("corrections:")[0]
    (folder / "transcript.yml").write_text(details, encoding="utf-8")
    source = folder / "source.txt"
    lines = source.read_text(encoding="utf-8").splitlines()
    source.write_text("\n".join(line for line in lines if not line.startswith("我们将")), "utf-8")
    for path in (lean / "content/glossary").glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"source: 2024[^}]*", "source: editor", text), encoding="utf-8")
    page = article(build_site(lean, "mkdocs") / READING)
    (head,) = with_class(page, "dz-head")
    assert "English only" in text_of(head)
    assert not list(with_class(page, "dz-only"))
    assert not list(with_class(page, "dz-gap"))


def test_terms_in_both_languages_lead_to_their_pages_and_have_cards(site: Site) -> None:
    page = article(site.folder / READING)
    links = list(with_class(page, "dz-term"))
    cards = json.loads((site.folder / READING).with_name("cards.json").read_text("utf-8"))
    also = {term for link in links for term in (link.get("data-also") or "").split()}
    assert {link.get("data-term") for link in links} | also == set(cards)
    assert any(HAN.search(text_of(link)) for link in links)
    for link in links:
        assert link.get("href") == f"../../glossary/{link.get('data-term')}/"


# ---- links ----


def pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def links(path: Path) -> Iterator[tuple[str, str]]:
    """Every address on a page: the name of the element, and the address."""
    for node in parsed(path).iter(etree.Element):
        for attribute in ("href", "src"):
            if (value := node.get(attribute)) is not None:
                yield str(node.tag), value


@EVERY_PAGE
def test_every_internal_link_and_fragment_resolves(site: Site) -> None:
    broken, checked = [], 0
    for path in pages(site.folder):
        here = f"/repo/{path.parent.relative_to(site.folder).as_posix()}/".replace("/./", "/")
        for _, link in links(path):
            parts = urlsplit(link.replace(SITE_URL, "/repo/"))
            if parts.scheme or parts.netloc:
                continue
            target = posixpath.normpath(posixpath.join(here, unquote(parts.path) or "."))
            file = site.folder / target.removeprefix("/repo").lstrip("/")
            file = file / "index.html" if file.is_dir() else file
            fragment = unquote(parts.fragment)
            good = target.startswith("/repo") and file.is_file()
            if good and fragment and file.suffix == ".html":
                good = parsed(file).find(f".//*[@id={json.dumps(fragment)}]") is not None
            checked += 1
            if not good:
                broken.append((path.relative_to(site.folder).as_posix(), link))
    assert checked > 5000
    assert not broken


@EVERY_PAGE
def test_nothing_is_loaded_from_elsewhere(site: Site) -> None:
    for path in pages(site.folder):
        loaded = [link for tag, link in links(path) if tag not in {"a", "link"}]
        loaded += [
            node.get("href", "")
            for node in parsed(path).iter("link")
            if (node.get("rel") or "").strip() not in {"canonical", "prev", "next", "alternate"}
        ]
        assert not [link for link in loaded if urlsplit(link).netloc]


def test_speakers_turns_and_questions_are_linked_both_ways(
    site: Site, liaoning: Transcript
) -> None:
    turns = {f"../../transcripts/{LIAONING}/#{turn.id}" for turn in liaoning.turns}
    found: set[str] = set()
    for path in [
        *site.folder.glob("speakers/*/index.html"),
        *site.folder.glob("outlets/*/index.html"),
    ]:
        found |= {link for _, link in links(path)} & turns
    named = {f"../../transcripts/{LIAONING}/#{t.id}" for t in liaoning.turns if t.who.party}
    assert found == named
    questions = {link for _, link in links(site.folder / "questions/index.html")}
    assert {f"../transcripts/{LIAONING}/#{turn.id}" for turn in liaoning.questions} <= questions
    text = text_of(article(site.folder / "questions/index.html"))
    assert text.count("媒体不详") == 2


@EVERY_PAGE
def test_a_term_page_lists_every_use_with_a_link_to_its_passage(site: Site, result: Result) -> None:
    terms = {term.slug for term in result.project.terms}
    assert terms <= {path.parent.name for path in site.folder.glob("glossary/*/index.html")}
    for path in site.folder.glob("glossary/*/index.html"):
        slug = path.parent.name
        if slug not in terms:
            continue
        expected = [use.passage.id for use in result.index.uses[slug]]
        lines = [row for ol in with_class(article(path), "dz-uses") for row in ol.iter("li")]
        assert [leads_to(row[0])[1] for row in lines] == expected
        assert all(
            leads_to(link)[0].startswith(("../../speakers/", "../../outlets/"))
            for row in lines
            for link in row[1].iter("a")
        )
        for heading in with_class(article(path), "dz-event"):
            assert leads_to(heading[0])[0] == f"../../transcripts/{LIAONING}/"


def leads_to(link: etree._Element) -> tuple[str, str]:
    parts = urlsplit(link.get("href", ""))
    return parts.path, parts.fragment


# ---- the frame ----


@pytest.mark.parametrize("page", KINDS)
def test_addresses_are_those_of_the_published_site(page: str, site: Site) -> None:
    (canonical,) = [
        n for n in parsed(site.folder / page).iter("link") if n.get("rel") == "canonical"
    ]
    assert canonical.get("href") == SITE_URL + page.removesuffix("index.html")


def test_both_scripts_name_themselves_and_each_other(site: Site) -> None:
    own, other = (SITE_URL + page.removesuffix("index.html") for page in (READING, OTHER_SCRIPT))
    for page in (READING, OTHER_SCRIPT):
        links = [n for n in parsed(site.folder / page).iter("link") if n.get("hreflang")]
        assert {"alternate"} == {n.get("rel", "").strip() for n in links}
        told = {n.get("hreflang"): n.get("href") for n in links}
        assert told == {"x-default": own, "zh-Hans": own, "zh-Hant": other}
    searched = (site.folder / "search/search_index.json").read_text(encoding="utf-8")
    assert "zh-hant/" not in searched


@pytest.mark.parametrize("page", ALL_KINDS)
def test_every_page_has_a_title_and_a_description_of_its_own(page: str, site: Site) -> None:
    root = parsed(site.folder / page)
    assert root.findtext(".//title")
    (description,) = [n for n in root.iter("meta") if n.get("name") == "description"]
    assert len(description.get("content", "")) > 10
    assert len(list(article(site.folder / page).iter("h1"))) == 1


@pytest.mark.parametrize("page", ALL_KINDS)
def test_every_text_is_marked_with_its_language(page: str, site: Site) -> None:
    wrong = []
    for node in article(site.folder / page).iter(etree.Element):
        for text, holder in ((node.text, node), (node.tail, node.getparent())):
            if not text or holder is None or node.tag in {"code", "pre"}:
                continue
            lang = language(holder)
            letters = [word for word in LATIN_WORD.findall(text) if len(word) > 3]
            if HAN.search(text) and lang == "en" and len(HAN.findall(text)) > len(letters):
                wrong.append((lang, text))
            if len(letters) > 2 and not HAN.search(text) and lang in {"zh", "zh-Hans", "zh-Hant"}:
                wrong.append((lang, text))
    assert not wrong


def language(node: etree._Element) -> str:
    for one in (node, *node.iterancestors()):
        if lang := one.get("lang"):
            return lang
    return ""


def test_the_navigation_is_short_and_explicit(site: Site) -> None:
    tabs = [text_of(a).strip() for a in with_class(parsed(site.folder / READING), "md-tabs__link")]
    assert tabs == [
        "首页 Home",
        "实录 Transcripts",
        "提问 Questions",
        "术语 Terms",
        "发言者 Speakers",
        "关于 About",
    ]


@pytest.mark.parametrize("page", ALL_KINDS)
def test_the_frame_speaks_both_languages(page: str, site: Site) -> None:
    """Names of its parts, links past and around the text, and all that the search can say."""
    root = parsed(site.folder / page)
    frame = [
        node
        for node in root.iterfind("body//*")
        if not any(
            one.tag == "article" or one.get("data-md-component") == "skip"  # hidden, for ours
            for one in (node, *node.iterancestors())
        )
    ]
    names = ("aria-label", "title", "placeholder")
    said = [value for node in frame for name in names if (value := node.get(name))]
    told = {"md-skip", "md-tabs__link", "md-search-result__meta", "md-copyright"}
    said += [text_of(node) for node in frame if told & set(node.get("class", "").split())]
    said += [
        text_of(link)
        for link in frame
        if link.tag == "a" and "md-nav__link" in link.get("class", "")
        if not link.get("href", "").startswith("#")  # headings of the page itself
    ]
    config = json.loads(root.findtext(".//script[@id='__config']") or "")["translations"]
    said += [text for key, text in config.items() if key.startswith("search.")]
    assert len(said) > 25
    assert not [text for text in said if not (HAN.search(text) and LATIN_WORD.search(text))]


def test_the_page_that_is_not_found_leads_on(site: Site) -> None:
    own = article(site.folder / "404.html")
    assert own.get("id") == "content"
    assert {link for _, link in links(site.folder / "404.html")} >= {"/repo/transcripts/"}
    assert len(list(own.iter("a"))) >= 3


def test_the_search_index_cuts_chinese_and_points_to_turns(
    site: Site, liaoning: Transcript
) -> None:
    index = json.loads((site.folder / "search/search_index.json").read_text(encoding="utf-8"))
    assert "\\u200b" in index["config"]["separator"]
    turn = next(
        turn
        for turn, passage in liaoning.passages()
        if any("住房安居" in one.text for one in passage.zh)
    )
    (entry,) = [doc for doc in index["docs"] if doc["location"].endswith(f"#{turn.id}")]
    assert "\u200b住房\u200b" in entry["text"]
    assert "此段无中文" not in entry["text"]
    assert "本站译" not in entry["text"]
    whole = "".join(doc["text"] for doc in index["docs"])
    assert whole.replace("\u200b", "").count("住房安居") == 1


@pytest.mark.node
@pytest.mark.parametrize("page", ALL_KINDS)
def test_our_html_is_valid(page: str, site: Site, tmp_path: Path) -> None:
    body = re.search(r"<article.*</article>", (site.folder / page).read_text("utf-8"), re.S)
    assert body
    file = tmp_path / "page.html"
    head = '<!DOCTYPE html><html lang="zh"><head><title>page</title></head>'
    file.write_text(f"{head}<body><main>{body.group()}</main></body></html>", encoding="utf-8")
    node = shutil.which("node", path=Path(sys.executable).parent)
    assert node, "the tests' requirements bring their own Node"
    script = ROOT / "tests/node_modules/html-validate/bin/html-validate.mjs"
    command = map(str, [node, script, "--config", ROOT / "tests/html-validate.json", file])
    done = subprocess.run(list(command), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
