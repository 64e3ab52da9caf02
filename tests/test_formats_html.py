"""Web pages become lines, and the article is told from the rest."""

from __future__ import annotations

from tests.extracting import read, shown

PAGE = """<!DOCTYPE html><html><head><title>A title, of a page</title><style>p {}</style></head>
<body><div class="nav"><a href="/">首页</a> <a href="/b">口译</a></div>
<table><tr><td width=20%><a href=x>Links</a></td><td><div id=text>
<h2>Press conference</h2>
<p><strong>Li Lecheng:</strong> Good morning,
  everyone. <span hidden>gone</span></p>
<p>今天,我们谈两点。<br>Today, we have two points.<br><br>Second,&nbsp;<ruby
>漢<rp>(<rt>hàn<rp>)</ruby></p><p><br></p>
<blockquote>(Applause.)</blockquote>
<ul><li>one,<li>two.</ul>
<table><tr><td>你好。<td>Hello.<tr><td>再见。<td><p>Goodbye.<p>Bye.</table>
</div></td></tr></table>
<div class="footer">Copyright. All rights reserved.</div>
<script>document.write("<p>no</p>")</script><noscript>no</noscript><!-- no --></body></html> tail"""


def test_a_saved_page_becomes_lines_with_the_article_told_from_the_rest() -> None:
    assert shown(read("a.html", PAGE)) == [
        "1 [beside=outside] A title, of a page",
        "2 [beside=outside] 首页 口译",
        "3 [beside=outside] Links",
        "4 [heading=2] Press conference",
        "5 [bold=11] Li Lecheng: Good morning, everyone.",
        "6 [beside=hidden] gone",
        "7 [] 今天,我们谈两点。",
        "7 [joined] Today, we have two points.",
        "7 [] Second,\xa0漢",
        "9 [quote] (Applause.)",
        "10 [item] one,",
        "10 [item] two.",
        "11 [row=1 cell=1] 你好。",
        "11 [row=1 cell=2] Hello.",
        "11 [row=2 cell=1] 再见。",
        "11 [row=2 cell=2] Goodbye.",
        "11 [row=2 cell=2] Bye.",
        "13 [beside=outside] Copyright. All rights reserved.",
        "14 [beside=outside] tail",
    ]


def test_gaps_of_a_page_are_blank_lines() -> None:
    source = "<p>a</p><p><br></p><p>b<br></p><div>c</div>d<br><br><br>e<br>f<p>&nbsp;</p>g"
    expected = "a\n\n\nb\n\nc\n\nd\n\n\ne\nf\n\n\xa0\n\ng\n"
    assert read("a.html", source).text == expected


def test_a_page_of_a_table_of_two_columns_is_article_as_a_whole() -> None:
    rows = "".join(f"<tr><td>第{n}点，很长。</td><td>Point {n}, long.</td></tr>" for n in range(9))
    found = read("a.html", f"<html><body><div><table>{rows}</table></div></body></html>")
    assert {style.row for style in found.styles.values()} == set(range(1, 10))
    assert not any(style.beside == "outside" for style in found.styles.values())
    side_by_side = (
        f"<body><table><tr><td>{'<p>今天，很好。' * 9}<td>{'<p>Today, all is well.' * 9}</table>"
    )
    found = read("a.html", side_by_side)
    assert [style.cell for _, style in sorted(found.styles.items())] == [1] * 9 + [2] * 9


def test_a_page_of_line_breaks_and_a_broken_page_are_read() -> None:
    words = "<br><br>\n".join(f"Paragraph {n}, of words." for n in range(5))
    found = read("a.html", f"<html><body><a href=x>Home</a><div>{words}</div></body></html>")
    assert [style.beside == "outside" for style in found.styles.values()] == [True]
    assert found.text.count("\n\n") == 5
    broken = "<body aria-hidden=true><b><p>A:</b> x</p></div><![if !x]><o:p>y</o:p><p z='>w"
    assert read("a.html", broken).text.split() == ["A:", "x", "y<p", "z='>w"]
