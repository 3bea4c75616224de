"""A realistic volume beside the seeded data: a year of many conversations, as large as wanted."""
