import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.search.folding import _LETTERS, folded, folded_words


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        pytest.param("Ärzte-Straße", ["arzte", "strasse"], id="German umlauts"),
        pytest.param("Świadectwo, łódź", ["swiadectwo", "lodz"], id="Polish letters"),
        pytest.param("IĞDIR ışık İzmir", ["igdir", "isik", "izmir"], id="Turkish i"),
        pytest.param("Đăng ký", ["dang", "ky"], id="Vietnamese tones"),
        pytest.param("нації", ["націі".replace("і", "и")], id="Ukrainian i"),
        pytest.param("أين المدرسةُ؟", ["اين", "مدرسه"], id="Arabic vowel signs and article"),
        pytest.param("والمدرسة للمدرسة", ["مدرسه", "مدرسه"], id="Arabic particles"),
        pytest.param("الآن", ["الان"], id="a short Arabic word keeps what looks like an article"),
        pytest.param("می‌خواهم کتاب", ["مي", "خواهم", "كتاب"], id="Persian letters and joiners"),
        pytest.param("خوێندن", ["خويندن"], id="Sorani letters"),
        pytest.param("ሠራሕተኛ ፀሓይ", ["ሰራሕተኛ", "ጸሓይ"], id="Tigrinya letters that sound alike"),
        pytest.param("١٢٣ 45a", ["123", "45a"], id="digits of any script"),
        pytest.param(" –?! ", [], id="no word at all"),
    ],
)
def test_words_are_folded(written, searched):
    assert folded_words(written) == searched


def test_a_folded_text_has_its_words_between_spaces():
    assert folded("Wo ist der Arzt?") == " wo ist der arzt "


@given(st.text())
def test_folded_words_are_letters_and_digits(text):
    assert [word for word in folded_words(text) if not word.isalnum()] == []


def test_rare_letters_are_not_remembered_without_end():
    for code in range(0x4E00, 0x4E00 + 12_000):
        folded_words(chr(code))

    assert len(_LETTERS) <= 10_000
    assert folded_words(chr(0x4E00 + 11_999)) == [chr(0x4E00 + 11_999)]
