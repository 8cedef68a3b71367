"""Any ONNX sentence model in a folder serves; the tests make a tiny one, of which every number is known."""

import json
import sys

import numpy as np
import onnx
import pytest
import tokenizers

from cungcau.engines.meaning import Unusable, chosen
from cungcau.engines.meaning.folder import Folder

WORDS = {"[UNK]": 0, "pump": 1, "kiln": 2, "query:": 3, "passage:": 4}
TABLE = np.array([[0, 0, 1], [3, 4, 0], [0, 1, 0], [1, 0, 0], [0, 0, 2]], np.float32)  # a row a word


def write_model(folder, *, pooled=False):
    """A model that looks each token up in TABLE, and where `pooled` adds them up itself."""
    helper, kinds = onnx.helper, onnx.TensorProto
    nodes = [helper.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"])]
    out = helper.make_tensor_value_info("last_hidden_state", kinds.FLOAT, ["texts", "tokens", 3])
    if pooled:
        nodes.append(helper.make_node("ReduceSum", ["last_hidden_state", "axis"], ["sentence"], keepdims=0))
        out = helper.make_tensor_value_info("sentence", kinds.FLOAT, ["texts", 3])
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info(name, kinds.INT64, ["texts", "tokens"]) for name in ("input_ids", "attention_mask")],
        [out],
        [onnx.numpy_helper.from_array(TABLE, "table"), onnx.numpy_helper.from_array(np.array([1], np.int64), "axis")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.save(model, str(folder / "model.onnx"))


@pytest.fixture
def folder(tmp_path):
    write_model(tmp_path)
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel(WORDS, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.WhitespaceSplit()
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    return tmp_path


def tell(folder, name, told):
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(told), "utf-8")


def near(row, *expected):
    return np.allclose(row, np.array(expected) / np.linalg.norm(expected), atol=1e-6)


def test_the_mean_of_the_tokens_is_the_vector_where_the_folder_says_nothing(folder):
    found = Folder(folder)
    assert found.dimensions == 3
    assert near(found.passages(["pump kiln"])[0], 3, 5, 0)


def test_the_first_token_is_the_vector_where_the_folder_says_so(folder):
    tell(folder, "1_Pooling/config.json", {"pooling_mode_cls_token": True, "pooling_mode_mean_tokens": False})
    assert near(Folder(folder).passages(["pump kiln"])[0], 3, 4, 0)


def test_a_model_that_pools_by_itself_is_left_alone(folder):
    write_model(folder, pooled=True)
    assert near(Folder(folder).passages(["pump kiln kiln"])[0], 3, 6, 0)


def test_questions_and_passages_get_the_prompts_of_the_folder(folder):
    tell(folder, "config_sentence_transformers.json", {"prompts": {"query": "query: ", "passage": "passage: "}})
    found = Folder(folder)
    assert near(found.questions(["pump"])[0], 4, 4, 0)
    assert near(found.passages(["pump"])[0], 3, 4, 2)


def test_long_texts_are_cut_where_the_folder_says(folder):
    tell(folder, "sentence_bert_config.json", {"max_seq_length": 2})
    assert near(Folder(folder).passages(["pump kiln kiln kiln"])[0], 3, 5, 0)


def test_a_vector_does_not_depend_on_the_other_texts(folder):
    found = Folder(folder)
    assert (found.passages(["pump kiln kiln", "pump"])[1] == found.passages(["pump"])[0]).all()


def test_another_model_in_the_same_folder_has_another_name(folder):
    before = Folder(folder).name
    write_model(folder, pooled=True)
    assert Folder(folder).name != before and before.startswith(folder.name)


def test_an_empty_text_gets_a_row_of_numbers(folder):
    assert np.isfinite(Folder(folder).passages([""])).all()


@pytest.mark.parametrize("missing", ["model.onnx", "tokenizer.json"])
def test_a_folder_without_a_model_says_so(folder, missing):
    (folder / missing).unlink()
    with pytest.raises(Unusable, match="no_folder"):
        chosen(str(folder))


@pytest.mark.parametrize("spoilt", ["model.onnx", "tokenizer.json"])
def test_a_spoilt_file_says_so(folder, spoilt):
    (folder / spoilt).write_bytes(b"spoilt")
    with pytest.raises(Unusable, match="not_loading"):
        chosen(str(folder))


def test_without_its_libraries_it_says_so(folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(Unusable, match="no_runtime"):
        chosen(str(folder))
