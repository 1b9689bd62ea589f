"""What the engine found, as messages: text, entities and buttons. Pure functions; nothing here sends anything.

The only maker of answer messages: text plus `MessageEntity`, never markup; all lengths in UTF-16 code units.
"""
