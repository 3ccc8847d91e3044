"""News for those above, sent inside the transaction that makes it true."""

from django.dispatch import Signal

# Readers get other strings than before. Sent by Translation, with `translation` and
# `title_came_or_went`: whether the page as a whole now exists in the language, or no longer.
live_translation_changed = Signal()

# The official terms or what they are said to be are others than before. Sent by Term, with `forms`: how the terms that
# it is about stand in texts.
glossary_changed = Signal()
