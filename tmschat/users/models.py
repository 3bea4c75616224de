"""People, and where they are signed in: the tokens of their programs, the sessions of their browsers."""

from typing import ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import PermissionsMixin
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Collate, Lower, Upper
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.module_loading import import_string

from tmschat.core.ids import new_id

MODERATORS = "moderators"  # the group whose members may suspend people and delete messages


class UserManager(BaseUserManager["User"]):
    """Makes users; Django's `createsuperuser` calls it."""

    def create_user(self, username: str, password: str | None = None, **fields: object) -> "User":
        """Make a person who signs in by `password`, or not by password at all where it is None."""
        # Hashed here rather than by `set_password`: it is no new password that would end the sign-ins with an old one.
        user = self.model(username=username, password=make_password(password), **fields)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: object) -> "User":
        """Make a person who may do everything in the admin."""
        return self.create_user(username, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find by username in any case: Alice and alice are one person."""
        return self.named(username or "").get()

    def named(self, username: str) -> models.QuerySet["User"]:
        """Find who has the username in any case, by the index that keeps it unique."""
        return self.alias(lower_name=Lower("username")).filter(lower_name=Lower(models.Value(username)))


class User(AbstractBaseUser, PermissionsMixin):
    """A person of the organisation."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(
        max_length=64,
        validators=[RegexValidator(r"\A[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?\Z")],  # so that `@name.` ends well
    )
    email = models.EmailField(blank=True)
    display_name = models.CharField(max_length=100, blank=True)
    avatar_url = models.CharField(max_length=500, blank=True)
    status_text = models.CharField(max_length=200, blank=True)
    time_zone = models.CharField(max_length=64, default="UTC")
    locale = models.CharField(max_length=35, blank=True, default="")  # blank: the browser's wishes count
    shares_read_marks = models.BooleanField(default=True)
    shares_presence = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    suspended_at = models.DateTimeField(null=True, blank=True)
    suspended_reason = models.CharField(max_length=500, blank=True)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [models.UniqueConstraint(Lower("username"), name="username_once_in_any_case")]
        indexes = [  # in code point order, which serves a prefix search and its pages alike, whatever the locale
            models.Index(Collate(Upper("username"), "C"), "id", name="user_by_username_prefix"),
            models.Index(Collate(Upper("display_name"), "C"), "id", name="user_by_display_name"),
            # The few that moderators and administrators look for among all.
            models.Index(
                fields=["suspended_at"], condition=models.Q(suspended_at__isnull=False), name="user_suspended"
            ),
            models.Index(fields=["id"], condition=models.Q(is_staff=True), name="user_staff"),
        ]

    def __str__(self) -> str:
        return self.display_name or self.username

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # Django reads it as an attribute
        """Whether the person may sign in: Django's name for not being suspended."""
        return self.suspended_at is None

    @cached_property
    def is_moderator(self) -> bool:
        """Whether the person is in the group `moderators`. Costs no query on a request's `user`."""
        return self.groups.filter(name=MODERATORS).exists()


class Token(models.Model):
    """An opaque bearer token, kept as its SHA-256: who reads this table cannot sign in with it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    digest = models.BinaryField(max_length=32, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(default=timezone.now)
    user_agent = models.CharField(max_length=300, blank=True)
    address = models.GenericIPAddressField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["expires_at"], name="token_by_expiry")]

    def __str__(self) -> str:
        return str(self.id)


class Session(AbstractBaseSession):
    """A browser that is signed in: Django's session, and what its owner needs to recognise and end it."""

    public_id = models.UUIDField(unique=True, default=new_id, editable=False)  # the key itself is the secret
    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="sessions")
    created_at = models.DateTimeField(default=timezone.now)
    last_used_at = models.DateTimeField(default=timezone.now)
    user_agent = models.CharField(max_length=300, blank=True)
    address = models.GenericIPAddressField(null=True, blank=True)

    class Meta:
        verbose_name = "session"

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        """Give the engine that reads these rows."""
        engine: type[SessionBase] = import_string(f"{settings.SESSION_ENGINE}.SessionStore")
        return engine

    def __str__(self) -> str:
        return str(self.public_id)
