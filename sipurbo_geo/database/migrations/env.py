"""How Alembic runs here: on the connection that the caller already holds."""

from alembic import context

from sipurbo_geo.database.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    compare_type=False,
)
with context.begin_transaction():
    context.run_migrations()
