"""Each thing from Slack once, each message out once, each hour once; knows neither the network nor its words."""
