"""What Alembic runs: it works on the connection it is given, never on one of its own."""

from __future__ import annotations

from alembic import context

from bot.database import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    user_module_prefix="bot.database.",
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
