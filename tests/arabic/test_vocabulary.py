from tawatur.arabic.folding import fold_word
from tawatur.arabic.vocabulary import DOCUMENTS, document_frequency, is_known
from tawatur.lexicons import rows


def test_a_common_word_is_counted_and_a_coined_one_is_not():
    assert DOCUMENTS // 2 < document_frequency("في") <= DOCUMENTS
    assert document_frequency("زغنطورستان") == 0
    assert is_known("الحكومه")
    assert not is_known("زغنطورستان")


def test_every_word_is_folded_and_no_count_exceeds_the_articles():
    counted = rows("words")
    assert len(counted) >= 50_000
    assert all(fold_word(row["word"]) == row["word"] for row in counted)
    assert all(
        document_frequency(row["word"]) == int(row["documents"]) <= DOCUMENTS for row in counted
    )
