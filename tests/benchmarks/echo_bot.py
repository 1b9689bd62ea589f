"""The empty bot that the real one is compared with: python-telegram-bot as its manual shows it, repeating each text.

BOT_TOKEN=... API_BASE_URL=http://127.0.0.1:8081 CONCURRENCY=16 python -m tests.benchmarks.echo_bot
"""

from __future__ import annotations

import logging
import os

from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Replies with the text of the message."""
    if update.message is not None and update.message.text is not None:
        await update.message.reply_text(update.message.text)


def main() -> None:
    """Runs until SIGTERM or SIGINT."""
    logging.basicConfig(level=logging.WARNING)
    app = (
        ApplicationBuilder()
        .token(os.environ["BOT_TOKEN"])
        .base_url(os.environ["API_BASE_URL"] + "/bot")
        .concurrent_updates(int(os.environ["CONCURRENCY"]))
        .job_queue(None)
        .build()
    )
    app.add_handler(MessageHandler(filters.TEXT, echo))
    app.run_polling(allowed_updates=[Update.MESSAGE])


if __name__ == "__main__":
    main()
