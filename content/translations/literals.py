"""What stands in a text as it is, in whichever language: addresses, numbers to dial, placeholders."""

import re

from content.core.text import PHONE

URL = re.compile(r"""(?:https?://|www\.)[^\s<>"']*[^\s<>"'.,;:!?)\]]""")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Those of Python's two ways to write them; not "100 % sicher".
PLACEHOLDER = re.compile(r"%\([a-z_]\w*\)[sd]|\{[a-z_]\w*\}|(?<!\d)(?<!\d[ \u00a0])%[sd]\b")
LITERAL = re.compile("|".join(pattern.pattern for pattern in (URL, EMAIL, PLACEHOLDER, PHONE)))
