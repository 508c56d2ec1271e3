"""``tawatur token`` and the door of ``tawatur serve``."""

from click.testing import CliRunner

from tawatur.cli import tawatur as commands


def run(*given):
    return CliRunner().invoke(commands, [*map(str, given)])


def test_a_token_is_made_listed_and_revoked(tmp_path):
    store = tmp_path / "desk.db"
    made = run("token", store, "huda", "--role", "edit")
    assert made.exit_code == 0
    assert len(made.output.strip()) >= 32
    assert run("token", store).output.startswith("huda\tedit\t")
    assert run("token", store, "huda", "--revoke").output == "huda: 1 revoked\n"
    assert run("token", store).output == ""


def test_serve_does_not_open_to_the_world_without_tokens(tmp_path):
    refused = run("serve", tmp_path, "--host", "0.0.0.0", "--port", 0)
    assert refused.exit_code != 0
    assert "token" in str(refused.exception)
