"""What is true in the network. Functions take `session` first and `now` as a value, never commit, know no Slack."""
