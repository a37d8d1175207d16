"""Postings as applicant systems, job boards and the pages of both have them."""
