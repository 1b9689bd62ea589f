"""Who the bot is, its updates, and its files."""

from __future__ import annotations

from bot.sandbox.errors import bad_request
from bot.sandbox.fields import Json
from bot.sandbox.files import MAX_DOWNLOAD
from bot.sandbox.methods.arguments import Arguments, Kind, method
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.updates import Update


@method("getMe")
def get_me(sandbox: Sandbox, args: Arguments) -> Json:
    """The bot."""
    return sandbox.bot_public()


@method("getUpdates", offset=Kind.INT, limit=Kind.INT, timeout=Kind.INT, allowed_updates=Kind.JSON)
async def get_updates(sandbox: Sandbox, args: Arguments) -> list[Update]:
    """The next updates; waits up to `timeout` seconds for the first."""
    allowed = args.json("allowed_updates")
    if allowed is not None:
        if not isinstance(allowed, list) or not all(isinstance(kind, str) for kind in allowed):
            raise bad_request("expected an Array of String as allowed updates")
        sandbox.updates.allow(allowed)
    limit = args.integer("limit")
    wanted = 100 if limit is None else min(max(limit, 1), 100)
    return await sandbox.updates.get(args.integer("offset") or 0, wanted, args.integer("timeout") or 0)


@method(
    "setWebhook",
    url=Kind.TEXT,
    certificate=Kind.FILE,
    ip_address=Kind.TEXT,
    max_connections=Kind.INT,
    allowed_updates=Kind.JSON,
    drop_pending_updates=Kind.FLAG,
    secret_token=Kind.TEXT,
)
def set_webhook(sandbox: Sandbox, args: Arguments) -> bool:
    """Refuses any address: the sandbox calls nobody. An empty one removes the webhook there never was."""
    if args.text("url"):
        raise bad_request("bad webhook: the sandbox calls nobody, use getUpdates")
    if args.flag("drop_pending_updates"):
        sandbox.updates.drop()
    return True


@method("deleteWebhook", drop_pending_updates=Kind.FLAG)
def delete_webhook(sandbox: Sandbox, args: Arguments) -> bool:
    """There never is a webhook; pending updates are dropped on demand."""
    if args.flag("drop_pending_updates"):
        sandbox.updates.drop()
    return True


@method("getWebhookInfo")
def get_webhook_info(sandbox: Sandbox, args: Arguments) -> Json:
    """No webhook, and how many updates wait."""
    return {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": len(sandbox.updates),
        "allowed_updates": sandbox.updates.allowed,
    }


@method("logOut")
def log_out(sandbox: Sandbox, args: Arguments) -> bool:
    """Does nothing: there is no other server to log in to."""
    return True


@method("close")
def close(sandbox: Sandbox, args: Arguments) -> bool:
    """Does nothing: there is no other server to move to."""
    return True


@method("getFile", file_id=Kind.TEXT)
def get_file(sandbox: Sandbox, args: Arguments) -> Json:
    """Where a file can be downloaded."""
    stored = sandbox.files.get(args.text("file_id"))
    if stored is None:
        raise bad_request("invalid file_id")
    if len(stored.content) > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return stored.file()
