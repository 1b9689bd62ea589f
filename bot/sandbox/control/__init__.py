"""The control API under `/sandbox`: what people do, what goes wrong, and what happened. For the page and for tests.

All bodies are JSON objects (uploads are forms). A call that makes no sense gets 400 and {"error": what to do}.
"""

from bot.sandbox.control import people, trouble, watching
from bot.sandbox.control.requests import route

__all__ = ["routes"]

routes = [
    route("/state", watching.overview, "GET"),
    route("/users", people.add_user),
    route("/users", watching.user, "GET"),
    route("/crowd", people.add_crowd),
    route("/chats", people.add_chat),
    route("/topics", people.add_topic),
    route("/messages", watching.messages, "GET"),
    route("/send", people.send),
    route("/send_many", people.send_many),
    route("/location", people.send_location),
    route("/forward", people.forward),
    route("/upload", people.upload),
    route("/edit", people.edit),
    route("/press", people.press),
    route("/inline", people.ask),
    route("/choose", people.choose),
    route("/guest", people.guest),
    route("/menu", watching.menu, "GET"),
    route("/block", people.block),
    route("/membership", people.set_membership),
    route("/status", people.set_status),
    route("/migrate", people.migrate),
    route("/settings", trouble.settings),
    route("/expire", trouble.expire),
    route("/faults", trouble.add_fault),
    route("/faults", trouble.list_faults, "GET"),
    route("/faults", trouble.clear_faults, "DELETE"),
    route("/calls", watching.calls, "GET"),
    route("/received", watching.received, "GET"),
    route("/events", watching.events, "GET"),
    route("/stream", watching.stream, "GET"),
    route("/files/{file_id}", watching.file, "GET"),
]
