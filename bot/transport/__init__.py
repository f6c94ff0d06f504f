"""Two doors to the same App: Socket Mode, where we call Slack, and signed HTTP, where Slack calls us."""
