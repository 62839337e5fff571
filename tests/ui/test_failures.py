"""What a reader sees of an error that nobody foresaw."""

import ast

from streamlit.testing.v1 import AppTest

from yuboard.settings import ROOT


def failing() -> None:
    from yuboard.ui.failures import page_failed

    assert page_failed(ValueError("secret"))


def test_unforeseen_error_is_one_chinese_sentence() -> None:
    test = AppTest.from_function(failing).run()
    assert len(test.error) == 1
    assert "这一页出了错" in test.error[0].value
    assert "secret" not in test.error[0].value


def test_server_tells_errors_by_that_sentence() -> None:
    calls = [
        node
        for node in ast.walk(ast.parse((ROOT / "serve.py").read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    ]
    app = next(call for call in calls if ast.unparse(call.func) == "st.App")
    assert "failures.page_failed" in {ast.unparse(word.value) for word in app.keywords if word.arg == "on_script_error"}
