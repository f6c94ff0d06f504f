# ruff: noqa: PLR0915  one file makes every table
"""${message}"""

import sqlalchemy as sa
from alembic import op

import bot.database

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}
% for key in late_keys:
    if op.get_context().dialect.name == "postgresql":
        op.create_foreign_key(
            ${repr(str(key.name))}, ${repr(key.table.name)}, ${repr(key.referred_table.name)},
            ${repr([c.name for c in key.columns])}, ${repr([e.column.name for e in key.elements])}, ondelete=${repr(key.ondelete)},
        )
% endfor


def downgrade() -> None:
% for key in late_keys:
    if op.get_context().dialect.name == "postgresql":
        op.drop_constraint(${repr(str(key.name))}, ${repr(key.table.name)})
% endfor
    ${downgrades if downgrades else "pass"}
