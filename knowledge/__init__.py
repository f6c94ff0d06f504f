"""Documents in, answers with sources out. Knows nothing of the network; works alone."""
