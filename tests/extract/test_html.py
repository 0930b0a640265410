"""HTML: the words a browser shows, the document without the page around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratlas.extract.html_walk import pieces, visible_text
from tests.extract.files import blocks, codes, read


def page(body: str) -> list[tuple[str, str]]:
    return blocks(read(body, "a.html"))


def test_blocks_come_from_headings_paragraphs_items_cells_and_captions():
    assert page(
        "<h1>Title</h1><h3>Deep</h3><p>Words</p><ul><li>one<ol><li>two</ol></ul><table><caption>Table</caption>"
        "<tr><th>a<td>b<p>c</table><figure><figcaption>Map</figcaption></figure><blockquote>said</blockquote><dl><dt>t<dd>d</dl>"
    ) == [
        ("h1", "Title"),
        ("h3", "Deep"),
        ("paragraph", "Words"),
        ("list-item", "one"),
        ("list-item", "two"),
        ("caption", "Table"),
        ("table-cell", "a"),
        ("table-cell", "b"),
        ("table-cell", "c"),
        ("caption", "Map"),
        ("paragraph", "said"),
        ("list-item", "t"),
        ("list-item", "d"),
    ]


def test_white_space_collapses_and_entities_are_letters():
    assert page("<p>  a \n\t b&nbsp;c &amp; &#1116;&scaron;\n</p>") == [("paragraph", "a b\xa0c & ќš")]


def test_one_break_is_a_line_end_and_two_are_a_paragraph():
    assert page("<div>one<br>two<br><br>three</div>") == [("paragraph", "one\ntwo"), ("paragraph", "three")]


def test_loose_text_between_blocks_is_kept():
    assert page("loose <b>bold</b><p>p</p>more<div>d</div>end") == [
        ("paragraph", words) for words in ("loose bold", "p", "more", "d", "end")
    ]


def test_note_marks_stay_glued_and_back_links_go():
    assert page(
        '<p>Act<sup><a href="#n">1</a></sup>.</p><ol class="footnotes"><li>The note. <a href="#r">↩</a></li></ol>'
    ) == [
        ("paragraph", "Act1."),
        ("footnote", "The note."),
    ]


def test_preformatted_text_keeps_its_lines():
    assert page("<pre>\na\n  b</pre>") == [("paragraph", "a\n  b")]


def test_scripts_styles_comments_and_hidden_elements_are_never_text():
    text = read(
        "<style>p{}</style><p onclick='steal()'>seen</p><script>steal()</script><!-- no --><template>no</template>"
        "<p hidden>no</p><p style='display: none'>no</p><noscript>no</noscript><svg><text>no</text></svg>",
        "a.html",
    )
    assert text.content == "seen"


def test_a_button_that_opens_a_part_of_the_page_is_text_and_a_plain_control_is_not():
    assert page("<button>Regional cooperation</button>It works.<button><svg><title>Arrow</title></svg></button>") == [
        ("paragraph", "Regional cooperation"),
        ("paragraph", "It works."),
    ]
    assert page("<h2><button><span>Main threats</span></button></h2><ul><li>War<button>Copy link</button></ul>") == [
        ("h2", "Main threats"),
        ("list-item", "War"),
    ]
    assert page("<p>It <button>Read more</button>works.</p><form><button>Find an embassy</button></form>") == [
        ("paragraph", "It works.")
    ]
    assert page("<main><p>It works.</p></main><nav><button>Regions</button></nav>") == [("paragraph", "It works.")]


def test_an_element_hidden_inside_a_line_does_not_break_it():
    assert page("<div>one <span hidden>x</span><script>y</script>two</div>") == [("paragraph", "one two")]


FRAME = (
    "<body><header><nav>Home News</nav></header>{main}<div class='cookie-banner'>We use cookies</div>"
    "<aside>See also</aside><footer>Imprint</footer></body>"
)


@pytest.mark.parametrize("element", ["main", "article", "div role=main"])
def test_the_page_around_a_main_part_is_left_out_and_counted(element):
    name = element.split(maxsplit=1)[0]
    text = read(FRAME.format(main=f"<{element}><header>By us</header><p>The strategy.</p></{name}>"), "a.html")
    assert blocks(text) == [("paragraph", "By us"), ("paragraph", "The strategy.")]
    assert codes(text) == ["left-out"]
    assert text.notices[0].message.startswith("8 words")


def test_the_part_with_most_text_counts_where_none_is_marked():
    text = read(FRAME.format(main=f"<div>{'The strategy says so. ' * 10}</div>"), "a.html")
    assert len(text.blocks) == 1
    assert codes(text) == ["left-out"]


def test_without_a_main_part_nothing_is_lost():
    text = read("<header>A title</header><footer>All there is of it</footer>", "a.html")
    assert [words for _, words in blocks(text)] == ["A title", "All there is of it"]
    assert text.notices == ()


def test_text_beside_the_main_part_that_is_no_frame_is_kept():
    text = read("<div>Annex to be read</div><main><p>Main words</p></main><footer>Foot</footer>", "a.html")
    assert [words for _, words in blocks(text)] == ["Annex to be read", "Main words"]


def test_a_title_in_the_head_of_the_page_is_kept_where_the_main_part_has_none():
    body = "<header><nav>Home</nav><h1>The Strategy</h1></header><main>{}<p>Words of it</p></main>"
    assert page(body.format(""))[0] == ("h1", "The Strategy")
    assert page(body.format("<h1>Own</h1>"))[0] == ("h1", "Own")


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 300_000,
        "<table><td>" * 20_000,
        "".join(f"<b id={at}>" for at in range(3_000)) + "<p>x" * 3_000,
        "<div " + " ".join(f"a{at}=1" for at in range(100_000)) + ">",
        "<a " * 300_000,
        "<!--" * 300_000,
    ],
    ids=["nested", "tables", "formatting", "attributes", "unclosed", "comments"],
)
def test_hostile_pages_lose_no_words(source):
    text = read(f"<p>before</p>{source}after", "a.html")
    assert "before" in text.content


def test_deep_nesting_keeps_the_words():
    assert page("<div>" * 5_000 + "deep" + "</div>" * 5_000 + "<p>after</p>") == [
        ("paragraph", "deep"),
        ("paragraph", "after"),
    ]


@given(
    st.lists(
        st.sampled_from(
            [
                "a",
                "b",
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<li>",
                "<td>",
                "<br>",
                "<b>",
                "</b>",
                "<main>",
                "<nav>",
                "</nav>",
                "&amp;",
                "<h2>",
                "<pre>",
            ]
        )
    )
)
def test_any_soup_of_tags_is_read_without_tags(tags):
    for piece in pieces(" ".join(tags)):
        assert piece.text
        assert "<" not in piece.text
        assert "\x0b" not in piece.text


@given(st.lists(st.text(alphabet="abcć", min_size=1, max_size=5), min_size=1, max_size=20))
def test_no_word_of_a_frameless_page_is_lost(words):
    assert visible_text("".join(f"<div><i>{word}</i></div>" for word in words)).split() == words


def test_cells_have_their_places():
    text = read(
        "<table><tr><th colspan=2>head<th rowspan=2>tall<tr><td>a<td>b<table><tr><td>inner</table><tr><td>c</table>",
        "a.html",
    )
    places = {text.content[block.start : block.end]: block.cell for block in text.blocks if block.cell}
    assert {
        words: (cell.table, cell.row, cell.column, cell.rows, cell.columns, cell.header)
        for words, cell in places.items()
    } == {
        "head": (1, 1, 1, 1, 2, True),
        "tall": (1, 1, 3, 2, 1, True),
        "a": (1, 2, 1, 1, 1, False),
        "b": (1, 2, 2, 1, 1, False),
        "inner": (2, 1, 1, 1, 1, False),
        "c": (1, 3, 1, 1, 1, False),
    }


@pytest.mark.parametrize(
    "source",
    [
        '<p>The  Act<sup><a href="#fn1" id="r1">1</a></sup> <a href="#x">holds</a>.</p>'
        '<section class="footnotes"><ol><li id="fn1">Sea Act. <a href="#r1">↩</a></li></ol></section>',
        '<p>The Act<a href="#_ftn1" name="_ftnref1">1</a> <b id=x>holds</b>.</p><hr>'
        '<p><a href="#_ftnref1" name="_ftn1">1</a> Sea Act.</p>',
    ],
    ids=["by name", "by links both ways"],
)
def test_marks_that_link_to_notes_are_calls(source):
    text = read(source, "a.html")
    assert [(text.content[call.start : call.end]) for call in text.calls] == ["1"]
    assert text.content[: text.calls[0].start].endswith("Act")
    assert "Sea Act." in text.content[text.calls[0].note :]
    assert "Act1 holds." in text.content
    assert [kind for kind, _ in blocks(text)] == ["paragraph", "footnote"]


def test_a_number_that_links_to_a_section_is_no_call():
    assert read('<p>See <a href="#s2">2</a>.</p><h2 id="s2">2 Rivers</h2><p>Words.</p>', "a.html").calls == ()


def test_lists_of_links_under_the_documents_own_headings_are_kept_where_no_main_part_is_marked():
    links = "<li><a href='/a'>Report on water</a></li><li><a href='/b'>Report on power</a></li>"
    text = f"<p>{'The strategy says so. ' * 10}</p>"
    assert len(page(f"<div><h1>Strategy</h1><ul>{links}</ul>{text}</div>")) == 4
    assert len(page(f"<h1>Strategy</h1>{text}<h2>References</h2><ol>{links}</ol>")) == 5


def test_a_head_that_is_only_a_heading_stays_with_its_part():
    page = "<body><header><a href='/'>Home</a></header><div><header><h2>Ports</h2></header><p>They stay open.</p></div>"
    assert blocks(read(page, "a.html")) == [("h2", "Ports"), ("paragraph", "They stay open.")]


def test_signs_and_edit_links_beside_headings_are_left_out():
    edit = "<span class='mw-editsection'>[<a href='/e'>edit</a>]</span>"
    page = f"<main><h2 id='a'>Ports <a href='#a'>¶</a>{edit}</h2><p>Open."
    assert blocks(read(page, "a.html")) == [("h2", "Ports"), ("paragraph", "Open.")]


@pytest.mark.parametrize(("opened", "kept"), [("<main>", 2), ("<div>", 1)])
def test_an_imprint_at_the_end_belongs_to_the_page_unless_it_stands_in_the_main_part(opened, kept):
    words = "The ports of the country stay open all the year for all who live beside them, in peace and in war. " * 2
    assert len(blocks(read(f"<body>{opened}<p>{words}</p><p>© 2024 The Ministry</p>", "a.html"))) == kept


def test_a_raised_digit_behind_a_number_stays_raised():
    assert page("<p>§ 3<sup>1</sup> and 10<sup> 2</sup> m, word<sup>1</sup>, the 21<sup>st</sup>.</p>") == [
        ("paragraph", "§ 3¹ and 10 ² m, word1, the 21st."),
    ]
    assert page('<p>In 2019<sup><a href="#n">2</a></sup> it rained.</p>') == [("paragraph", "In 20192 it rained.")]
