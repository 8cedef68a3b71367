"""What a record of each kind says, column by column, and how it is begun and changed: one class a kind."""
