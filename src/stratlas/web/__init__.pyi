from .changes_file import changes_html
from .serving import application, serve
from .standalone import profile_html

__all__ = ["application", "changes_html", "profile_html", "serve"]
