"""Values kept by version."""

from yuboard.record.cached import cached


def test_a_value_is_kept_until_a_version_changes() -> None:
    versions, calls = {"data": 1, "ledger": 1}, []

    @cached(lambda: versions["data"], lambda: versions["ledger"])
    def value(place: str) -> str:
        calls.append(place)
        return f"{place} {versions['data']} {versions['ledger']}"

    assert [value("a"), value("a"), value("b")] == ["a 1 1", "a 1 1", "b 1 1"]
    assert calls == ["a", "b"]
    versions["ledger"] = 2
    assert value("a") == "a 1 2"
    versions["ledger"] = 1
    assert value("a") == "a 1 1"
    assert calls == ["a", "b", "a"]
