"""What goes wrong with a picture, as the editor is told it; raised by this stage, turned into findings by its caller."""

from couplet.model.findings import Message


class PhotoError(Exception):
    """A picture or a font that cannot be used."""

    def __init__(self, message: Message, hint: Message) -> None:
        """Take what is wrong and how to mend it."""
        super().__init__(message.format(message.msgid))
        self.message = message
        """What is wrong."""
        self.hint = hint
        """How to mend it."""
