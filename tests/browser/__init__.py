"""Pages in a real browser: what loads, what is said, what keys do, what axe finds."""
