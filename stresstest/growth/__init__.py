"""How what a request costs grows with a conversation's messages and members, and with a person's conversations."""
