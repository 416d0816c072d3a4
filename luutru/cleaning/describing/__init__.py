"""What an article says of itself: title, dates, authors, outlet, places, topics, each with its evidence."""

from luutru.cleaning.describing.page import describe_page

__all__ = ["describe_page"]
