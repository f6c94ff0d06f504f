"""What leaves, drawn when it leaves."""
