"""The glossary's uses, pages, data and commands."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml.isoschematron import Schematron

from generator.__main__ import main
from generator.build import Result, understand
from generator.exports.tbx import from_tbx, to_tbx
from generator.exports.term_entries import terms_json
from generator.exports.terms_csv import from_csv, to_csv
from generator.glossary import take_terms
from generator.indexing.suggest import suggest
from generator.indexing.terms import find_uses
from generator.language.matcher import lay_out
from generator.model import LANGUAGES, Bilingual, Language, Transcript
from generator.pages.differences import differences_page
from generator.pages.term import term_pages
from generator.problems import Problem
from generator.terms import Rendering, Term
from generator.yaml_checked import Checker, Node, parse
from tests.sites import LIAONING

SCENARIOS = Path(__file__).parent / "scenarios"
USES: list[dict[str, Any]] = yaml.safe_load((SCENARIOS / "uses.yml").read_text("utf-8"))
LINKS: list[dict[str, Any]] = yaml.load(
    (SCENARIOS / "term-links.yml").read_text("utf-8"), yaml.CSafeLoader
)
FIRST: list[list[str]] = yaml.safe_load((SCENARIOS / "first-concepts.yml").read_text("utf-8"))
PEOPLE = "people: [{name: {zh: 高岚, en: Gao Lan}}]\noutlets: []\n"


def project(root: Path, glossary: str, texts: dict[str, str]) -> Result:
    """A project with one file of terms and some transcripts, by their dates."""
    files = {"content/people.yml": PEOPLE, "content/glossary/a.yml": glossary}
    for date, text in texts.items():
        folder = f"content/transcripts/t-{date}"
        files[f"{folder}/transcript.yml"] = f"title: {{en: T}}\ndate: {date}\n"
        files[f"{folder}/source.txt"] = text
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return understand(root)


@pytest.mark.parametrize("case", USES, ids=lambda case: case["title"])
def test_uses_and_their_answers(case: dict[str, Any], tmp_path: Path) -> None:
    result = project(tmp_path, case["glossary"], {"2024-01-02": case["text"]})
    assert not [one for one in result.problems if one.severity == "error"]
    names = {term.slug: term.name.zh for term in result.project.terms}
    found = [
        [names[slug], use.zh.form if use.zh else None, use.en.form if use.en else None, use.answer]
        for slug, uses in result.index.uses.items()
        for use in uses
    ]
    assert found == case["uses"]


def test_the_words_beside_a_term_are_those_of_the_linked_sentence(tmp_path: Path) -> None:
    text = "2023年这样的船有3艘。2024年我们开通5条夜航。\n\nThere were 3 in 2023. 5 ran in 2024."
    result = project(tmp_path, TWO, {"2024-01-02": f"Gao Lan:\n\n{text}\n"})
    (use,) = result.index.uses["night-ferry"]
    assert (use.answer, use.beside) == ("other", "5 ran in 2024.")


TWO = """
category: {zh: 发展, en: Development}
terms:
- zh: 夜航
  also: [NF]
  renderings:
    - {en: night ferry, status: preferred, source: editor}
    - {en: night sailing, status: admitted, source: editor}
  definition: {zh: 船。, en: A ship.}
"""


def page_of(result: Result, slug: str) -> str:
    pages = term_pages(result.project.terms, result.index, result.transcripts)
    return pages[f"glossary/{slug}/"].decode()


def test_renderings_are_counted_over_time_from_three_dates_on(tmp_path: Path) -> None:
    texts = {
        f"2024-0{month}-02": "Gao Lan:\n\n我们开通夜航。\n\nWe open a night ferry.\n"
        for month in (1, 2)
    }
    assert "历次用量" not in page_of(project(tmp_path, TWO, texts), "night-ferry")
    texts["2024-03-02"] = "Gao Lan:\n\n我们又开通夜航。\n\nWe open night sailings.\n"
    result = project(tmp_path, TWO, texts)
    page = page_of(result, "night-ferry")
    assert "历次用量" in page
    assert "<time>2024-03-02</time>&#58; 1" in page
    differences = differences_page(result.project.terms, result.index).decode()
    assert "night sailing</span> 1" in differences
    assert "night ferry</span> 2" in differences


def test_terms_that_stand_in_two_of_the_same_passages_are_neighbours(tmp_path: Path) -> None:
    glossary = f"""{TWO}
- {{zh: 渔港, renderings: [{{en: fishing port, status: preferred, source: editor}}],
   definition: {{zh: 港。, en: A port.}}}}
- {{zh: 灯塔, renderings: [{{en: lighthouse, status: preferred, source: editor}}],
   definition: {{zh: 塔。, en: A tower.}}}}
"""
    text = "夜航经过渔港和灯塔。\n\n夜航不进渔港。\n\n灯塔亮了。"
    result = project(tmp_path, glossary, {"2024-01-02": f"高岚：\n\n{text}\n"})
    page = page_of(result, "night-ferry")
    near = page[page.index('id="neighbours"') :]
    assert "渔港" in near
    assert "同见于 2 段" in near
    assert "灯塔" not in near


def as_reference(transcript: Transcript, language: Language) -> Transcript:
    """The transcript with one of its languages as our own translation."""
    turns = tuple(
        replace(
            turn,
            passages=tuple(
                replace(
                    passage,
                    zh=tuple(replace(p, reference=language == "zh") for p in passage.zh),
                    en=tuple(replace(p, reference=language == "en") for p in passage.en),
                )
                for passage in turn.passages
            ),
        )
        for turn in transcript.turns
    )
    return replace(transcript, turns=turns)


def test_our_own_translation_stands_apart_and_is_in_no_count(tmp_path: Path) -> None:
    text = "Gao Lan:\n\n我们开通夜航。\n\nWe open a night ferry.\n"
    result = project(tmp_path, TWO, {"2024-01-02": text})
    for language in LANGUAGES:
        counted = language == "zh"
        own = [as_reference(one, language) for one in result.transcripts]
        index = replace(result.index, uses=find_uses(own))
        (use,) = index.uses["night-ferry"]
        assert use.printed == (("en",) if language == "zh" else ("zh",))
        page = page_of(replace(result, index=index), "night-ferry")
        assert ("用译法" in page) == counted
        assert page.count("本站参考译文") == 1
        assert page.count("原文未附中文" if counted else "原文未附英文") == 1


def test_text_of_a_glossary_cannot_become_markup(tmp_path: Path) -> None:
    evil = TWO.replace("船。", "<script>x</script>").replace("night sailing", '"<b>{{ x }}</b>"')
    result = project(tmp_path, evil, {"2024-01-02": "Gao Lan:\n\nA <b>{{ x }}</b> night ferry.\n"})
    page = page_of(result, "night-ferry")
    assert "<script" not in page
    assert "<b>" not in page
    assert "{{" not in page


# ---- the drawn links ----


def test_the_drawn_links_stand_on_the_page_and_are_right(
    result: Result, liaoning: Transcript
) -> None:
    assert len(LINKS) == 200
    marks = {
        (paragraph.id, str(mark.start)): (paragraph.text[mark.start : mark.end], mark.term)
        for _, passage in liaoning.passages()
        for paragraph in passage.paragraphs
        for mark in paragraph.marks
    }
    for link in LINKS:
        assert marks[link["paragraph"], str(link["at"])] == (link["text"], link["term"])
        assert link["reader_1"] == link["reader_2"] == "right"


def test_the_drawn_links_are_those_that_their_hashes_draw(liaoning: Transcript) -> None:
    links = [
        (sha256(f"200 {paragraph.id} {mark.start}".encode()).hexdigest(), paragraph.id, mark.start)
        for _, passage in liaoning.passages()
        for paragraph in passage.paragraphs
        for mark in paragraph.marks
    ]
    drawn = {(paragraph, str(at)) for _, paragraph, at in sorted(links)[:200]}
    listed = {(link["paragraph"], str(link["at"])) for link in LINKS}
    assert listed == drawn, f"to be read and listed: {drawn - listed}"


# ---- data ----

FORM = st.text("abcXYZ 发展新=+-@'|;,\"\n#:", min_size=1, max_size=9).map(str.strip).filter(bool)


def same(term: Term) -> Term:
    """A term without its place, for comparing."""
    renderings = tuple(replace(one, line=0) for one in term.renderings)
    return replace(term, slug="", path="", line=0, renderings=renderings)


def back(node: Node | Problem) -> list[Term]:
    assert isinstance(node, Node), node
    check = Checker("content/glossary/a.yml")
    found = take_terms(check, node)
    assert not check.problems
    return found


def test_the_glossary_comes_back_from_csv_as_it_was(result: Result) -> None:
    terms = result.project.terms
    assert [same(one) for one in back(from_csv("a.csv", to_csv(terms)))] == list(map(same, terms))


def test_no_cell_of_the_csv_is_a_formula() -> None:
    evil = Term(
        "x",
        Bilingual("=1+1", "-x"),
        "=1+1",
        "@p",
        (
            Rendering("-x", "preferred", "editor", None, 1),
            Rendering("'+", "admitted", "editor", None, 1),
        ),
        Bilingual(),
        Bilingual("+", "@"),
        ("=a", "'=b"),
    )
    rows = list(csv.reader(io.StringIO(to_csv([evil]).decode("utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert [same(one) for one in back(from_csv("a.csv", to_csv([evil])))] == [same(evil)]


def test_the_tbx_is_valid_and_its_terms_come_back(result: Result, corpora: Path) -> None:
    terms = result.project.terms
    data = to_tbx(terms, "duizhao")
    tree = etree.fromstring(data)
    schemas = corpora.parent / "schemas"
    grammar = etree.RelaxNG(etree.parse(schemas / "TBXcoreStructV03.rng"))
    assert grammar.validate(tree), grammar.error_log
    rules = Schematron(etree.fromstring(in_xpath_1(schemas / "TBX-Basic_DCA.sch")))
    assert rules.validate(tree), rules.error_log
    (status,) = tree.xpath("(//*[@type='administrativeStatus'])[1]")
    status.text = "good"
    assert not rules.validate(tree)
    found = back(from_tbx("a.tbx", data))
    assert [(one.name, one.definition, one.also) for one in found] == [
        (one.name, one.definition, one.also) for one in terms
    ]
    kept = [[replace(r, line=0) for r in one.renderings] for one in terms]
    assert [[replace(r, line=0) for r in one.renderings] for one in found] == kept


def in_xpath_1(path: Path) -> bytes:
    """The rules in the XPath that libxml2 has; those about an attribute become its element's."""
    text = path.read_text(encoding="utf-8-sig").replace(' queryBinding="xslt2"', "")
    text = text.replace("matches(@target,'https?://.+')", "starts-with(@target,'http')")
    text = text.replace("./local-name()", "local-name()")
    root = etree.fromstring(text.encode().replace(b'encoding="utf-8"', b""))
    space = "{http://purl.oclc.org/dsdl/schematron}"
    for rule in root.iter(f"{space}rule"):
        element, is_attribute, _ = rule.get("context", "").partition("/@type")
        if is_attribute:
            rule.set("context", f"{element}[@type]")
            for one in rule.iter(f"{space}assert"):
                one.set("test", one.get("test", "").replace(".=", "@type="))
    return etree.tostring(root)


@given(st.binary(max_size=60) | st.text("<>/tbx &;!\"'\n", max_size=60).map(str.encode))
def test_any_bytes_are_imported_or_reported(data: bytes) -> None:
    for read in (from_csv, from_tbx):
        found = read("a.file", data)
        assert isinstance(found, Problem) or take_terms(Checker("a.file"), found) is not None


def test_the_json_has_every_term_with_its_uses(result: Result) -> None:
    rows = json.loads(terms_json(result.project.terms, {"high-quality-development": 13}))
    assert len(rows) == len(result.project.terms)
    (row,) = [one for one in rows if one["zh"] == "高质量发展"]
    assert (row["slug"], row["zh_hant"], row["uses"]) == (
        "high-quality-development",
        "高質量發展",
        13,
    )


# ---- commands ----


@pytest.fixture
def here(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(project)
    return project


def test_check_tells_the_doubts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    more = "- zh: 夜船\n  renderings: [{en: night ferries, status: preferred, source: editor}]\n"
    project(tmp_path, TWO + more, {"2024-01-02": "Gao Lan:\n\nA night ferry.\n"})
    monkeypatch.chdir(tmp_path)
    assert main(["terms", "check"]) == 0
    out, err = capsys.readouterr()
    assert [line.split(": ")[2] for line in err.splitlines() if "glossary" in line] == [
        "no-definition",
        "no-definition",
        "shared-rendering",
    ]
    assert out == "2 terms; 0 errors, 3 warnings, 0 notes\n"
    assert main(["terms", "check", "--strict"]) == 1


def test_show_finds_a_term_by_any_wording(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for wording in ("新質生產力", "New Quality productive force", "new-quality-productive-forces"):
        assert main(["terms", "show", wording, "--json"]) == 0
        (row,) = json.loads(capsys.readouterr().out)
        assert row["zh"] == "新质生产力"
        assert row["used"][0]["answer"] in {"found", "none"}
    assert main(["terms", "show", "no such thing"]) == 2


def test_what_is_imported_can_be_pasted(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = here / "more.csv"
    table.write_text(
        "zh,en,status,source\n新词,new word,preferred,editor\n经营主体,x,preferred,editor\n",
        "utf-8",
    )
    assert main(["terms", "import", "more.csv"]) == 0
    out, err = capsys.readouterr()
    assert "1 entries; 1 are there already" in err
    node = parse("a.yml", out.encode())
    assert [one.name.zh for one in back(node)] == ["新词"]
    table.write_text("zh,en,status,source\n新词,new word,best,editor\n", "utf-8")
    assert main(["terms", "import", "more.csv"]) == 1
    assert "more.csv:2: value: 'best' is no status" in capsys.readouterr().err
    assert main(["terms", "import", "none.csv"]) == 2
    assert main(["terms", "import", "more.doc"]) == 2


def test_proposals_can_be_pasted_and_are_mostly_terms(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (here / "content/glossary").glob("*.yml"):
        path.unlink()
    assert main(["terms", "suggest", "--number", "5"]) == 0
    node = parse("a.yml", capsys.readouterr().out.encode())
    assert isinstance(node, Node)
    assert isinstance(node.value, list)
    assert len(node.value) == 5
    assert main(["terms", "suggest", "--number", "0"]) == 2


def test_forty_of_the_first_hundred_proposals_are_concepts_of_the_first_glossary(
    result: Result,
) -> None:
    assert len(FIRST) == 190
    concepts = {lay_out(name): number for number, names in enumerate(FIRST) for name in names}
    names = [name for party in result.project.parties for name in party.printed_names]
    first = [one for one in result.transcripts if one.slug == LIAONING]
    found = suggest(first, [], names, 100)
    hits = {concepts.get(lay_out(form)) for one in found for form in (one.en, one.zh) if form}
    assert len(hits - {None}) >= 40


def test_counterparts_found_in_our_own_translation_are_marked(tmp_path: Path) -> None:
    text = "".join(
        f"Gao Lan:\n\n第{n}次，{a}夜间渡船{b}。\n\nNo. {n}: {c} night ferries {d}.\n\n"
        for n, a, b, c, d in ((1, "开通", "了", "we open", "now"), (2, "增加", "吧", "add", "soon"))
    )
    result = project(tmp_path, "[]", {"2024-01-02": text})
    for own in (False, True):
        read = [as_reference(one, "zh") if own else one for one in result.transcripts]
        (one,) = [one for one in suggest(read, [], [], 9) if one.en == "night ferries"]
        assert (one.zh, one.reference) == ("夜间渡船", "zh" if own else None)
        assert one.source == one.examples[0].source
    ours = [as_reference(one, "en") for one in result.transcripts]
    (one,) = [one for one in suggest(ours, [], [], 9) if one.zh == "夜间渡船"]
    assert (one.en, one.reference, one.source) == ("night ferries", "en", None)
