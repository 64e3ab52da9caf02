"""A new transcript's folder, made from files, and single files read where they lie."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.__main__ import main
from generator.new import new_folder
from generator.problems import Problem
from generator.project import Project, load
from generator.writer import create
from generator.yaml_checked import Node, parse
from tests.sites import LIAONING, ROOT

SOURCE = ROOT / "content/transcripts" / LIAONING / "source.txt"
TRANSCRIPTS = Path("content/transcripts")
PAGE = (
    "林若溪大使在港口论坛上的演讲\n"
    "Speech by Ambassador Lin Ruoxi at the Port Forum\n"
    "来源：青澜日报 发布时间：2024-05-16 05:39 作者：\n\n"
    "Lin Ruoxi:\n\nGood morning. I will speak of ports.\n"
)
ZH = "陆明远：大家好。\n今天我谈两点。\n"
EN = "Lu Mingyuan: Hello, everyone.\nI will make two points today.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project without transcripts to run commands in."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/people.yml").write_text("people: []\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(path: Path, text: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def value(node: Node, *keys: str) -> object:
    for key in keys:
        assert isinstance(node.value, dict)
        node = node.value[key]
    return node.value


def details(made: dict[str, bytes]) -> Node:
    node = parse("transcript.yml", made["transcript.yml"])
    assert isinstance(node, Node), node
    return node


def test_the_first_transcript_is_made_anew_and_its_stubs_name_who_asked(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = here / "downloads/Liaoning briefing.TXT"
    page.parent.mkdir()
    page.write_bytes(SOURCE.read_bytes())
    assert main(["new", str(page)]) == 0
    folder = TRANSCRIPTS / "2024-05-16-liaoning-briefing"
    out = capsys.readouterr().out
    assert folder.as_posix() in out
    assert "duizhao check" in out
    assert (folder / "source.txt").read_bytes() == SOURCE.read_bytes()
    text = (folder / "transcript.yml").read_text(encoding="utf-8")
    assert 'date: "2024-05-16"  # a guess: when the copy was published' in text
    assert "title:  # a guess: the name of the file" in text
    assert 'zh: "国新办"' in text

    assert main(["check"]) == 0
    assert re.search(r"; 3 warnings, \d+ notes\n$", capsys.readouterr().out)
    stubs = text.index("# corrections:")
    named = re.sub(r"^# ", "", text[stubs:], flags=re.MULTILINE).replace('""', '"Harbor Daily"')
    (folder / "transcript.yml").write_text(text[:stubs] + named, encoding="utf-8")
    main(["check"])
    assert "missing-label" not in capsys.readouterr().err


def test_what_the_page_prints_is_filled_in(here: Path) -> None:
    assert main(["new", put(here / "page.txt", PAGE)]) == 0
    slug = "2024-05-16-speech-by-ambassador-lin-ruoxi-at-the-port-forum"
    project, problems = load(here)
    assert not problems
    (event,) = project.events
    assert event.slug == slug
    assert event.details.title.zh == "林若溪大使在港口论坛上的演讲"
    assert event.details.title.en == "Speech by Ambassador Lin Ruoxi at the Port Forum"
    assert event.details.publisher.zh == "青澜日报"


def test_no_date_is_invented(here: Path) -> None:
    assert main(["new", put(here / "港口 Q&A.txt", EN)]) == 0
    text = (TRANSCRIPTS / "港口-q-a/transcript.yml").read_text(encoding="utf-8")
    assert 'date: ""  # the event\'s date, as 2024-04-23' in text
    assert main(["check", "--strict"]) == 0


@pytest.mark.parametrize(
    ("name", "title"), [("page.md", "# 2024-05-16 Speech at the forum"), ("2024-05-16-page.md", "")]
)
def test_a_date_in_the_title_or_the_files_name_is_a_guess_and_stands_once(
    here: Path, name: str, title: str
) -> None:
    assert main(["new", put(here / name, f"{title}\n\n{EN}")]) == 0
    (folder,) = TRANSCRIPTS.iterdir()
    assert folder.name in {"2024-05-16-speech-at-the-forum", "2024-05-16-page"}
    text = (folder / "transcript.yml").read_text(encoding="utf-8")
    assert 'date: "2024-05-16"  # a guess: the date ' in text


WHERE = {
    "a date of the copy beside its source": (
        "page.txt",
        "2024-03-03 10:00 来源：新华社\n\n" + ZH,
        'date: "2024-03-03"  # a guess: when the copy was published; write the event\'s',
    ),
    "a date that is printed for itself": (
        "page.txt",
        "日期：2024年3月3日 地点：海潮厅\n\n" + ZH,
        'date: "2024-03-03"  # printed in the source; make sure that it is the event\'s',
    ),
    "a place": (
        "page.txt",
        "日期：2024年3月3日 地点：海潮厅\n\n" + ZH,
        'place:  # a guess: printed in the source\n  zh: "海潮厅"',
    ),
    "whose text": (
        "page.txt",
        PAGE,
        '  of:  # a guess: named as its source; whose text it is\n    zh: "青澜日报"',
    ),
    "a title": (
        "page.txt",
        PAGE,
        'title:  # from the head of the source\n  zh: "林若溪大使在港口论坛上的演讲"',
    ),
    "a title of a page alone": (
        "page.html",
        "<title>Talks at the harbour | Site</title>"
        "<p>Lu Mingyuan: Hello, everyone.</p><p>I will make two points today.</p>",
        'title:  # a guess: the name of the saved page\n  zh: ""\n  en: "Talks at the harbour"',
    ),
    "no title": ("page.txt", EN, 'title:  # a guess: the name of the file\n  zh: ""\n  en: "page"'),
    "an address": (
        "page.html",
        '<link rel="canonical" href="https://example.org/a"><p>Lu Mingyuan: Hello, everyone.</p>',
        '  address: "https://example.org/a"  # a guess: found in the file',
    ),
}


@pytest.mark.parametrize("what", WHERE)
def test_what_is_filled_in_says_where_it_was_found(what: str, here: Path) -> None:
    name, text, lines = WHERE[what]
    assert main(["new", put(here / name, text)]) == 0
    (folder,) = TRANSCRIPTS.iterdir()
    assert f"{lines}\n" in (folder / "transcript.yml").read_text(encoding="utf-8")
    assert main(["check"]) == 0


def test_what_is_empty_is_no_guess(here: Path) -> None:
    assert main(["new", put(here / "page.txt", EN)]) == 0
    text = (TRANSCRIPTS / "page/transcript.yml").read_text(encoding="utf-8")
    assert text.count("a guess") == 1  # the title
    assert 'place:\n  zh: ""\n  en: ""\ntext:\n  of:  # whose text it is\n' in text
    assert '  address: ""\n' in text


def test_the_address_of_a_saved_page_is_kept(here: Path) -> None:
    head = '<link rel="canonical" href="https://example.org/a?b=1&amp;c=2"><title>x</title>'
    body = f"<p>{'</p><p>'.join(EN.splitlines())}</p>"
    page = put(here / "page.html", f"<html><head>{head}</head><body>{body}</body></html>")
    assert main(["new", page]) == 0
    (event,) = load(here)[0].events
    assert event.details.address == "https://example.org/a?b=1&c=2"


@pytest.mark.parametrize("order", [("zh", "en"), ("en", "zh")])
def test_two_files_are_told_apart_by_their_language(here: Path, order: tuple[str, str]) -> None:
    texts = {"zh": put(here / "one.txt", ZH), "en": put(here / "two.md", EN)}
    assert main(["new", *(texts[side] for side in order)]) == 0
    (folder,) = TRANSCRIPTS.iterdir()
    assert sorted(path.name for path in folder.iterdir()) == ["en.md", "transcript.yml", "zh.txt"]
    assert (folder / "zh.txt").read_text(encoding="utf-8") == ZH
    assert main(["check"]) == 0


def test_two_files_of_one_language_are_an_error(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [put(here / "a.txt", EN), put(here / "b.txt", EN)]
    assert main(["new", *files]) == 1
    assert f"{files[1]}:1: duplicate: this is in the same language" in capsys.readouterr().err
    assert not TRANSCRIPTS.exists()


def test_an_existing_folder_is_untouched(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = here / TRANSCRIPTS / "page"
    put(mine / "notes.txt", "mine")
    assert main(["new", put(here / "page.txt", EN)]) == 1
    assert "in-the-way: this folder is there already" in capsys.readouterr().err
    assert [path.name for path in mine.iterdir()] == ["notes.txt"]
    assert main(["new", put(here / "other.txt", EN)]) == 0
    assert main(["new", str(here / "other.txt")]) == 1


@pytest.mark.parametrize("name", ["existing", "link"])
def test_nothing_is_written_where_something_is(tmp_path: Path, name: str) -> None:
    (tmp_path / "existing").write_bytes(b"a file")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    found = create(tmp_path / name, {"source.txt": b"a"})
    assert found
    assert found.code == "in-the-way"
    assert not (tmp_path / "nowhere").exists()
    assert (tmp_path / "existing").read_bytes() == b"a file"


def test_a_file_in_place_of_the_folder_of_transcripts_is_told(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(here / TRANSCRIPTS, "a file")
    assert main(["new", put(here / "page.txt", EN)]) == 1
    assert capsys.readouterr().err == (
        "error: content/transcripts:1: in-the-way: this folder cannot be made (File exists); "
        "move the file that is in its place\n"
    )
    assert (here / TRANSCRIPTS).read_text() == "a file"


def test_a_folder_that_cannot_be_filled_is_not_left_half_made(tmp_path: Path) -> None:
    found = create(tmp_path / "new", {"source.txt": b"a", "x" * 300: b"b"})
    assert found
    assert "cannot be filled" in found.message
    assert not (tmp_path / "new").exists()


def test_names_of_files_lead_nowhere_else(tmp_path: Path) -> None:
    assert create(tmp_path / "new", {"../../outside.txt": b"a"}) is None
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.exe", b"text", "format"),
        ("a.txt", b"\x00\x01\x02\x00", "binary"),
        ("a.txt", b"", "no-content"),
        ("a.docx", b"PK\x03\x04 broken", "binary"),
    ],
)
def test_an_unreadable_file_is_a_problem(
    name: str, data: bytes, code: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / name).write_bytes(data)
    assert main(["new", name]) == 1
    assert f"error: {name}:1: {code}: " in capsys.readouterr().err
    assert not TRANSCRIPTS.exists()


@pytest.mark.parametrize("count", [0, 3])
def test_one_or_two_files_are_wanted(count: int, here: Path) -> None:
    assert main(["new", *[put(here / "a.txt", EN)] * count]) == 2


def test_without_a_project_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", put(tmp_path / "a.txt", EN)]) == 1
    assert "missing-file" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


ODD = "\": {}[]#&*!|>%@`'\\,-?\n\r\t\x07\x85\u2028\u202e\ufffd渡轮a"
HOSTILE = st.one_of(
    st.text(min_size=1, max_size=40),
    st.text(
        "\": {}[]#&*!|>%@`'\\,-?\n\r\t\x07\x85\u2028\u202e\ufffd渡轮a", min_size=1, max_size=30
    ),
)


@given(HOSTILE, HOSTILE)
def test_hostile_texts_give_valid_yaml_and_a_harmless_name(title: str, source: str) -> None:
    flat = " ".join(title.split())
    text = (
        f"Speech: {flat} at the forum\n来源：{source} 发布时间：2024-05-16\n\nGao Lan:\n\nHello.\n"
    )
    data = text.encode("utf-8", "replace")
    made = new_folder([(f"a {flat.replace('/', '')}.txt", data)], Project(Path()))
    if isinstance(made, list):  # such a text may count as binary, or hold no speech
        assert {one.code for one in made} <= {"binary", "no-content", "encoding"}
        return
    slug, files = made
    assert re.fullmatch(r"[\w-]+", slug)
    node = details(files)
    assert value(node, "title", "en") or value(node, "title", "zh")
    assert files["source.txt"] == data


@given(st.text(min_size=1, max_size=40))
def test_a_hostile_title_is_kept_as_far_as_yaml_can_hold_it(tail: str) -> None:
    title = f"a\": {{[# '{tail}"
    front = f"---\ntitle: {json.dumps(title)}\n---\n\nGao Lan: Hello, everyone. Good morning.\n"
    made = new_folder([("a.md", front.encode("utf-8", "replace"))], Project(Path()))
    assert not isinstance(made, list), made
    node = details(made[1])
    found = [value(node, "title", side) for side in ("zh", "en")]
    assert any(isinstance(one, str) and one.startswith('a": {[#') for one in found)


def test_a_file_anywhere_is_read_and_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    page = put(tmp_path / "elsewhere/page.md", EN)
    assert main(["read", page, "--json"]) == 0
    captured = capsys.readouterr()
    assert not captured.err
    model = json.loads(captured.out)
    assert (model["slug"], model["date"], model["source"]) == ("page", None, page)
    assert model["turns"][0]["who"]["name"]["en"] == "Lu Mingyuan"
    assert main(["explain", page]) == 0
    assert "label" in capsys.readouterr().out
    assert main(["read", put(tmp_path / "a.exe", EN)]) == 1
    assert "format" in capsys.readouterr().err


def test_a_file_anywhere_is_read_with_the_people_of_the_project(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(here / "content/people.yml", "people: [{name: {zh: 陆明远, en: Lu Mingyuan}}]\n")
    assert main(["read", put(here / "page.txt", EN), "--json"]) == 0
    name = json.loads(capsys.readouterr().out)["turns"][0]["who"]["name"]
    assert name == {"zh": "陆明远", "en": "Lu Mingyuan"}


def test_the_source_of_a_transcript_is_read_as_its_folder(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["new", put(here / "page.txt", PAGE)])
    (folder,) = TRANSCRIPTS.iterdir()
    capsys.readouterr()
    shown = []
    for path in (folder, folder / "source.txt"):
        assert main(["read", str(path), "--json"]) == 0
        shown.append(capsys.readouterr().out)
    assert shown[0] == shown[1]


def test_problems_are_given_back_not_raised() -> None:
    made = new_folder([("a.exe", b"")], Project(Path()))
    assert isinstance(made, list)
    assert all(isinstance(one, Problem) for one in made)
