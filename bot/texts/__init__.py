"""Every Danish sentence a person sees, one file a noun."""
