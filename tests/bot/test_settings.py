"""The settings: checked, frozen, and errors that name the key and never show the token."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.errors import SettingsError
from bot.settings import Settings, load_settings

EXAMPLE = Path(__file__).resolve().parents[2] / ".env.example"
TOKEN = "123456:AAinvented-token_for-the-tests-000"  # noqa: S105 - invented


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for key in Settings.model_fields:
        monkeypatch.delenv(key.upper(), raising=False)


def written(folder: Path, text: str) -> Path:
    file = folder / ".env"
    file.write_text(text, encoding="utf-8")
    return file


def test_without_anything_set_the_defaults_hold_and_the_shipped_articles_are_there() -> None:
    settings = load_settings(None)
    assert settings.bot_token is None
    assert settings.articles.is_dir()
    assert settings.bot_api == "https://api.telegram.org/bot"


def test_the_example_file_holds_every_key_and_nothing_else() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    keys = [line.split("=")[0] for line in lines if line and not line.startswith("#")]
    assert sorted(keys) == sorted(key.upper() for key in Settings.model_fields)


def test_the_example_file_says_what_the_defaults_are() -> None:
    assert load_settings(EXAMPLE) == load_settings(None)


def test_every_key_of_the_example_file_has_a_comment_above_it() -> None:
    for paragraph in EXAMPLE.read_text(encoding="utf-8").strip().split("\n\n")[0:]:
        assert paragraph.startswith("#")


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOOD_LIMIT", "7")
    assert load_settings(written(tmp_path, "FLOOD_LIMIT=5\nSANDBOX_PORT=9000\n")).flood_limit == 7


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("FLOOD_LIMIT=many", "FLOOD_LIMIT"),
        ("FLOOD_LIMIT=0", "FLOOD_LIMIT"),
        ("SANDBOX_PORT=70000", "SANDBOX_PORT"),
        ("SANDBOX_HOST=0.0.0.0", "SANDBOX_HOST"),
        ("LOG_LEVEL=LOUD", "LOG_LEVEL"),
        ("API_BASE_URL=api.telegram.org", "API_BASE_URL"),
        ("CONCURRENCY=-1", "CONCURRENCY"),
        ("STOP_TIMEOUT=0", "STOP_TIMEOUT"),
        ("MAX_ARTICLE_MB=x", "MAX_ARTICLE_MB"),
        ("FLOD_LIMIT=5", "FLOD_LIMIT"),
    ],
)
def test_an_error_names_the_key_and_says_what_to_do(tmp_path: Path, line: str, key: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(written(tmp_path, line))
    assert str(caught.value).startswith(f"{key}: ")
    assert ".env.example" in str(caught.value)


def test_all_wrong_keys_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(written(tmp_path, "FLOOD_LIMIT=many\nLOG_LEVEL=LOUD\n"))
    assert {line.split(":")[0] for line in str(caught.value).splitlines()} == {"FLOOD_LIMIT", "LOG_LEVEL"}


@pytest.mark.parametrize("token", [TOKEN + " x", "no-colon-secret", "123456:", "12:a/../b"])
def test_a_wrong_token_is_refused_without_being_shown(tmp_path: Path, token: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(written(tmp_path, f"BOT_TOKEN={token}"))
    assert str(caught.value).startswith("BOT_TOKEN: ")
    assert token not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_token_is_never_part_of_what_the_settings_look_like(tmp_path: Path) -> None:
    settings = load_settings(written(tmp_path, f"BOT_TOKEN={TOKEN}"))
    assert settings.bot_token is not None
    assert settings.bot_token.get_secret_value() == TOKEN
    assert TOKEN not in repr(settings)
    assert TOKEN not in str(settings.model_dump())


def test_settings_cannot_be_changed_afterwards() -> None:
    with pytest.raises(ValidationError):
        load_settings(None).flood_limit = 3  # type: ignore[misc]


@pytest.mark.parametrize("address", ["http://127.0.0.1:8081", "http://127.0.0.1:8081/", "http://127.0.0.1:8081/bot"])
def test_the_address_of_the_api_may_end_as_people_write_it(tmp_path: Path, address: str) -> None:
    assert load_settings(written(tmp_path, f"API_BASE_URL={address}")).bot_api == "http://127.0.0.1:8081/bot"


def test_a_file_that_is_not_utf_8_is_refused_with_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes("BOT_TOKEN=ключ\n".encode("utf-16"))
    with pytest.raises(SettingsError, match=r"cannot be read as UTF-8 text\. Save it as UTF-8"):
        load_settings(file)
