"""The program behind the window, without Qt: one account's work, the own server, the demo."""
