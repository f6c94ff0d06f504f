"""One file a noun: values and texts become Block Kit. Pure: no database, no clock."""
