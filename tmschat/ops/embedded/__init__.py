"""PostgreSQL and Valkey out of wheels, for where none is given. Nothing here needs Django: the settings import it."""
