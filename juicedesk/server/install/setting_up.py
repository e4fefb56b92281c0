"""`juicedesk serve --install` and `--uninstall`, in the order in which things have to happen."""

from __future__ import annotations

from collections.abc import Sequence

from juicedesk.domain.errors import ProcessError
from juicedesk.server.install.installing import install, recipe_here, uninstall
from juicedesk.server.install.recipe import serve_command
from juicedesk.server.options import Options
from juicedesk.server.ready import pairing_of, pairing_words, url_of
from juicedesk.server.run import prepare


def set_up(options: Options, words: Sequence[str]) -> list[str]:
    """What was done, in sentences. Raises ProcessError or StoreError."""
    recipe = recipe_here(serve_command(words, options.data), options.data)
    if options.uninstalls:
        if not uninstall(recipe):
            return ["The home server is not installed here."]
        return [f"The home server has been stopped and starts no more. Its data is in {options.data}."]
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
