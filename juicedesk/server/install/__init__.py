"""`juicedesk serve --install`: the server starts with the computer, or with the person's session."""
