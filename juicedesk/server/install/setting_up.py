"""`juicedesk serve --install` and `--uninstall`, in the order in which things have to happen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from juicedesk.domain.errors import ProcessError
from juicedesk.server.install.installing import install, is_installed, recipe_here, uninstall
from juicedesk.server.install.recipe import Recipe, serve_command
from juicedesk.server.options import Options
from juicedesk.server.ready import pairing_of, pairing_words, url_of
from juicedesk.server.run import prepare


def set_up(options: Options, words: Sequence[str]) -> list[str]:
    """What was done, in sentences. Raises ProcessError or StoreError."""
    recipe = recipe_here(serve_command(words, options.data), options.data)
    if options.uninstalls:
        return _taken_back(recipe, options.data)
    if options.http_port == 0:
        raise ProcessError("--install needs a port that stays the same: leave --http-port 0 out")
    uninstall(recipe)  # an earlier one would hold the data folder
    identity, certificate = prepare(options)
    install(recipe)
    url = url_of(options.host, options.http_port, certificate)
    done = [f"The home server runs from now on, at {url}. Installed as {recipe.path}."]
    pairing = pairing_of(url, certificate, identity.shown_token)
    if pairing is None:
        return [*done, "Apps that know its token stay connected; --install --new-token makes a new one."]
    return [*done, *filter(None, [recipe.hint]), *pairing_words(pairing)]


def _taken_back(recipe: Recipe, data: Path) -> list[str]:
    if not is_installed(recipe):
        return ["The home server is not installed here."]
    refused = uninstall(recipe)
    if refused:
        done = f"The home server starts no more, but if it was running, it may run still: {refused[0]}."
    else:
        done = "The home server has been stopped and starts no more."
    return [f"{done} Its data is in {data}."]
