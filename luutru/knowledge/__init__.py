"""What is known before any page is read: outlets, places, topics, furniture. Data files and their loaders."""

from luutru.knowledge.loading import Knowledge, load_knowledge

__all__ = ["Knowledge", "load_knowledge"]
