"""What Alembic runs to migrate: on the connection it is handed, inside the transaction that is under way there."""

from alembic import context

from bot.store.migrating import VERSION_TABLE
from bot.store.tables import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
)
context.run_migrations()
