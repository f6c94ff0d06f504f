"""The whole bot: what is typed or pressed, and what is seen. Read them like minutes of a chat."""
