"""The bot's commands, names, descriptions and menu button."""

from __future__ import annotations

from typing import Any

from bot.sandbox import menus
from bot.sandbox.errors import bad_request
from bot.sandbox.fields import Fields, Json
from bot.sandbox.methods import access
from bot.sandbox.methods.arguments import Arguments, Kind, method
from bot.sandbox.sandbox import Sandbox

LANGUAGE = {"language_code": Kind.TEXT}


@method("setMyCommands", LANGUAGE, commands=Kind.JSON, scope=Kind.JSON)
def set_my_commands(sandbox: Sandbox, args: Arguments) -> bool:
    """Sets the command list of a scope and language."""
    value = args.json("commands")
    commands = menus.commands([] if value is None else value)
    sandbox.menus.set(_scope(sandbox, args), menus.language(args.text("language_code")), commands)
    sandbox.events.publish("menu")
    return True


@method("getMyCommands", LANGUAGE, scope=Kind.JSON)
def get_my_commands(sandbox: Sandbox, args: Arguments) -> list[Json]:
    """The command list of exactly a scope and language."""
    return sandbox.menus.get(_scope(sandbox, args), menus.language(args.text("language_code")))


@method("deleteMyCommands", LANGUAGE, scope=Kind.JSON)
def delete_my_commands(sandbox: Sandbox, args: Arguments) -> bool:
    """Removes the command list of a scope and language."""
    sandbox.menus.set(_scope(sandbox, args), menus.language(args.text("language_code")), [])
    sandbox.events.publish("menu")
    return True


def _scope(sandbox: Sandbox, args: Arguments) -> menus.Scope:
    """A scope of a request. Telegram knows no chat with a person who never wrote to the bot."""
    scope = menus.scope(args.json("scope"))
    if scope[1]:
        chat = access.chat_by_text(sandbox, str(scope[1]))
        if chat.is_private and not chat.members[0].met:
            raise bad_request("chat not found")
    return scope


@method("setMyName", LANGUAGE, name=Kind.TEXT)
def set_my_name(sandbox: Sandbox, args: Arguments) -> bool:
    """Sets the bot's name in a language."""
    sandbox.names.set(args.text("name"), menus.language(args.text("language_code")))
    return True


@method("getMyName", LANGUAGE)
def get_my_name(sandbox: Sandbox, args: Arguments) -> Json:
    """The bot's name in a language."""
    return {"name": sandbox.names.get(menus.language(args.text("language_code")))}


@method("setMyDescription", LANGUAGE, description=Kind.TEXT)
def set_my_description(sandbox: Sandbox, args: Arguments) -> bool:
    """Sets what an empty chat with the bot shows."""
    sandbox.descriptions.set(args.text("description"), menus.language(args.text("language_code")))
    sandbox.events.publish("menu")
    return True


@method("getMyDescription", LANGUAGE)
def get_my_description(sandbox: Sandbox, args: Arguments) -> Json:
    """What an empty chat with the bot shows."""
    return {"description": sandbox.descriptions.get(menus.language(args.text("language_code")))}


@method("setMyShortDescription", LANGUAGE, short_description=Kind.TEXT)
def set_my_short_description(sandbox: Sandbox, args: Arguments) -> bool:
    """Sets what the bot's profile shows."""
    sandbox.short_descriptions.set(args.text("short_description"), menus.language(args.text("language_code")))
    return True


@method("getMyShortDescription", LANGUAGE)
def get_my_short_description(sandbox: Sandbox, args: Arguments) -> Json:
    """What the bot's profile shows."""
    return {"short_description": sandbox.short_descriptions.get(menus.language(args.text("language_code")))}


@method("setChatMenuButton", chat_id=Kind.INT, menu_button=Kind.JSON)
def set_chat_menu_button(sandbox: Sandbox, args: Arguments) -> bool:
    """Sets the menu button of a private chat, or of all."""
    button = _menu_button(args.json("menu_button"))
    chat_id = args.integer("chat_id")
    if chat_id is None:
        sandbox.menu_button = {"type": "commands"} if button["type"] == "default" else button
    else:
        _private_chat(sandbox, chat_id).menu_button = None if button["type"] == "default" else button
    sandbox.events.publish("menu")
    return True


@method("getChatMenuButton", chat_id=Kind.INT)
def get_chat_menu_button(sandbox: Sandbox, args: Arguments) -> Json:
    """The menu button of a private chat, or of all."""
    chat_id = args.integer("chat_id")
    own = None if chat_id is None else _private_chat(sandbox, chat_id).menu_button
    return own or sandbox.menu_button


def _private_chat(sandbox: Sandbox, chat_id: int) -> Any:
    if chat_id not in sandbox.users:
        raise bad_request("chat not found")
    return sandbox.chats[chat_id]


def _menu_button(value: Any) -> Json:
    if value is None:
        return {"type": "default"}
    fields = Fields(value, "MenuButton", "MenuButton")
    kind = fields.needed_text("type")
    if kind == "web_app":
        raise fields.error("the sandbox has no Web Apps")
    if kind not in ("default", "commands"):
        raise fields.error("Unsupported type specified")
    fields.done()
    return {"type": kind}
