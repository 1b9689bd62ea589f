"""A person of the sandbox: what they do, and waiting for what the bot does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.client.messages import (
    Button,
    CallbackAnswer,
    InlineAnswer,
    Json,
    Message,
    NothingArrivedError,
    SandboxClientError,
)

if TYPE_CHECKING:
    from bot.sandbox.client.connection import SandboxClient


class SandboxUser:
    """A person. `raw` is the User object; `seq` the last event this person has taken notice of."""

    def __init__(self, client: SandboxClient, raw: Json, seq: int) -> None:
        self.client = client
        self.raw = raw
        self.seq = seq

    def __repr__(self) -> str:
        return f"SandboxUser({self.raw['first_name']!r}, {self.id})"

    @property
    def id(self) -> int:
        """The user's id, which is also that of the private chat with the bot."""
        return int(self.raw["id"])

    @property
    def name(self) -> str:
        """First name."""
        return str(self.raw["first_name"])

    async def _act(self, path: str, **body: Any) -> Json:
        result = await self.client.post(path, user=self.id, **body)
        self.seq = result["seq"]
        return result

    async def send(
        self,
        text: str,
        *,
        chat: int | None = None,
        reply_to: Message | int | None = None,
        quote: str | None = None,
        thread: int | None = None,
        entities: list[Json] | None = None,
        forwarded_from: str | None = None,
        anonymous: bool = False,
    ) -> Message:
        """Writes a text, to the bot unless `chat` is given. `forwarded_from` names an outsider it is forwarded from.

        In a channel it is a post of the channel. `anonymous` administrators write in the name of their supergroup.
        """
        target = reply_to.id if isinstance(reply_to, Message) else reply_to
        body: Json = {"chat": chat, "text": text, "reply_to": target, "quote": quote, "thread": thread}
        body |= {"entities": entities, "forwarded_from": forwarded_from, "anonymous": anonymous}
        return Message((await self._act("/send", **body))["message"])

    async def post(self, chat: int, text: str, *, entities: list[Json] | None = None) -> Message:
        """Posts in a channel that this person runs."""
        return await self.send(text, chat=chat, entities=entities)

    async def send_location(
        self, latitude: float, longitude: float, *, chat: int | None = None, thread: int | None = None
    ) -> Message:
        """Sends a place (degrees), to the bot unless `chat` is given."""
        body = {"latitude": latitude, "longitude": longitude, "chat": chat, "thread": thread}
        return Message((await self._act("/location", **body))["message"])

    async def share_location(self, message: Message, latitude: float, longitude: float) -> Message:
        """Presses the button of the keyboard under `message` that asks for a location, and is here (degrees)."""
        body = {"latitude": latitude, "longitude": longitude, "chat": message.chat_id, "answers": message.id}
        return Message((await self._act("/location", **body))["message"])

    async def forward(self, message: Message, *, chat: int | None = None) -> Message:
        """Forwards a message, to the bot unless `chat` is given."""
        result = await self._act("/forward", chat=chat, from_chat=message.chat_id, message=message.id)
        return Message(result["message"])

    async def edit(self, message: Message, text: str) -> Message:
        """Edits a message of theirs (administrators: any post of people in a channel)."""
        return Message((await self._act("/edit", chat=message.chat_id, message=message.id, text=text))["message"])

    async def send_document(
        self, content: bytes, name: str, *, caption: str = "", chat: int | None = None, thread: int | None = None
    ) -> Message:
        """Sends a file."""
        return await self._upload("document", content, name, caption, chat, thread)

    async def send_photo(
        self,
        content: bytes,
        name: str = "photo.png",
        *,
        caption: str = "",
        chat: int | None = None,
        thread: int | None = None,
    ) -> Message:
        """Sends a photo (PNG, JPEG, GIF or BMP)."""
        return await self._upload("photo", content, name, caption, chat, thread)

    async def _upload(
        self, kind: str, content: bytes, name: str, caption: str, chat: int | None, thread: int | None
    ) -> Message:
        form = {"user": self.id, "kind": kind, "caption": caption, "chat": chat, "thread": thread}
        result = await self.client.upload("/upload", content, name, **form)
        self.seq = result["seq"]
        return Message(result["message"])

    async def tap(self, message: Message, button: str | Button) -> str:
        """Presses a button (its text, part of it, its callback data, or itself) without waiting; the query's id."""
        chosen = message.button(button) if isinstance(button, str) else button
        if chosen.data is None:
            raise SandboxClientError(f"button {chosen.text!r} is no callback button: {chosen.raw}")
        result = await self._act("/press", chat=message.chat_id, message=message.id, data=chosen.data)
        return str(result["query_id"])

    async def press(self, message: Message, button: str | Button, *, seconds: float | None = None) -> CallbackAnswer:
        """Presses a button and waits for the bot's answer to it.

        What the bot sends or edits meanwhile is still there for `wait_for_reply` and `wait_for_edit`.
        """
        query_id = await self.tap(message, button)
        event = await self.client.wait_for(
            lambda event: event["type"] == "callback_answer" and event["query_id"] == query_id,
            after=self.seq,
            what=f"an answer to the button {button if isinstance(button, str) else button.text!r}",
            seconds=seconds,
        )
        return CallbackAnswer(event["text"], event["show_alert"])

    async def inline(
        self, query: str, *, chat: int | None = None, offset: str = "", seconds: float | None = None
    ) -> InlineAnswer:
        """Types `@bot query` in a chat (that with the bot unless told) and waits for the results."""
        result = await self._act("/inline", chat=chat, query=query, offset=offset)
        event = await self.client.wait_for(
            lambda event: event["type"] == "inline_answer" and event["query_id"] == result["query_id"],
            after=self.seq,
            what=f"results for the inline query {query!r}",
            seconds=seconds,
        )
        return InlineAnswer(event["query_id"], event["results"], event["next_offset"], event["button"])

    async def choose(self, answer: InlineAnswer, result: int | str = 0, *, thread: int | None = None) -> Message:
        """Sends a result of an inline query (its place in the list, or its id) to the chat it was typed in."""
        result_id = answer.results[result]["id"] if isinstance(result, int) else result
        body = {"query_id": answer.query_id, "result_id": result_id, "thread": thread}
        return Message((await self._act("/choose", **body))["message"])

    async def guest(self, text: str, *, chat: int, reply_to: Message | None = None) -> Message:
        """Summons the bot in a chat it is not in (the mention is added where it is missing)."""
        target = None if reply_to is None else reply_to.id
        return Message((await self._act("/guest", chat=chat, text=text, reply_to=target))["message"])

    async def block(self) -> None:
        """Blocks the bot."""
        await self.client.post("/block", user=self.id, blocked=True)

    async def unblock(self) -> None:
        """Unblocks the bot."""
        await self.client.post("/block", user=self.id, blocked=False)

    async def menu(self, chat: int | None = None) -> list[Json]:
        """The commands this person sees in the menu of a chat."""
        commands: list[Json] = (await self.client.get("/menu", user=self.id, chat=chat))["commands"]
        return commands

    async def profile(self) -> Json:
        """What this person sees of the bot: commands, menu_button, name, description, short_description."""
        return await self.client.get("/menu", user=self.id)

    async def wait_for_reply(
        self,
        *,
        chat: int | None = None,
        contains: str = "",
        thread: int | None = None,
        seconds: float | None = None,
    ) -> Message:
        """The bot's next message in a chat (that with the bot unless told), whose text contains `contains`.

        Raises NothingArrivedError listing what did come.
        """
        place = self.id if chat is None else chat

        def fits(event: Json) -> bool:
            if event["type"] != "message" or event["chat_id"] != place:
                return False
            message = Message(event["message"])
            return message.from_bot and contains in message.text and thread in (None, message.thread)

        wanted = "a message of the bot" + (f" with {contains!r}" if contains else "")
        event = await self.client.wait_for(fits, after=self.seq, what=f"{wanted} in chat {place}", seconds=seconds)
        self.seq = event["seq"]
        return Message(event["message"])

    async def wait_for_edit(self, message: Message, *, contains: str = "", seconds: float | None = None) -> Message:
        """The message after the bot's next edit of it, whose text contains `contains`."""

        def fits(event: Json) -> bool:
            if event["type"] != "edit" or event["chat_id"] != message.chat_id:
                return False
            edited = Message(event["message"])
            return edited.id == message.id and contains in edited.text

        what = f"an edit of message {message.id}" + (f" with {contains!r}" if contains else "")
        event = await self.client.wait_for(fits, after=self.seq, what=what, seconds=seconds)
        self.seq = event["seq"]
        return Message(event["message"])

    async def wait_for_nothing(self, *, chat: int | None = None, seconds: float = 0.3) -> None:
        """Makes sure that the bot writes nothing for a while. Raises NothingArrivedError with what it wrote."""
        try:
            message = await self.wait_for_reply(chat=chat, seconds=seconds)
        except NothingArrivedError:
            return
        raise NothingArrivedError(f"nothing was to come within {seconds:g} s, but the bot wrote: {message.text!r}")

    async def ask(self, text: str, *, chat: int | None = None, seconds: float | None = None) -> Message:
        """Writes a text and returns the bot's next message."""
        await self.send(text, chat=chat)
        return await self.wait_for_reply(chat=chat, seconds=seconds)
