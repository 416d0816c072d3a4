"""The stages of a build, from the rooms where they are at home; `build` says what each takes and gives."""

from luutru.building.known_files import KnownFiles
from luutru.building.opening import load_content, put_together
from luutru.building.site_files import Makers, drop_withdrawn, forget_failed, make_files
from luutru.building.telling import lines_when_unchanged, lines_when_written
from luutru.publishing.tree import open_tree
from luutru.site.article_blocks import plan_search
from luutru.site.failures import tell_failures
from luutru.site.own_page import find_lost_links
from luutru.site.planning import plan_site

__all__ = [
    "KnownFiles",
    "Makers",
    "drop_withdrawn",
    "find_lost_links",
    "forget_failed",
    "lines_when_unchanged",
    "lines_when_written",
    "load_content",
    "make_files",
    "open_tree",
    "plan_search",
    "plan_site",
    "put_together",
    "tell_failures",
]
