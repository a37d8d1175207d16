"""A release, step by step: what is built, what it is tried on, and the version."""
