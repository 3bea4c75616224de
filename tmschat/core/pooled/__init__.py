"""Django's PostgreSQL backend over its connection pool, watched: the settings' database ENGINE."""
