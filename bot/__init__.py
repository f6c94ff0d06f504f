"""The bot's own world: what is true, how it is said, how it is drawn, how it leaves."""
