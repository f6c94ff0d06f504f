"""What leaves for Slack, once; what came from Slack, once; what is due, once."""
