"""People in the admin: find, suspend, see where they are signed in. Moderators look and suspend; staff may do more."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from tmschat.core.admin import BigTableAdmin
from tmschat.core.errors import DomainError
from tmschat.users.models import Session, Token, User
from tmschat.users.second_factor import remove_factors
from tmschat.users.selectors import with_prefix
from tmschat.users.services.moderation import suspend, unsuspend
from tmschat.users.services.profiles import tell_of_change
from tmschat.users.services.sign_ins import end_all

POWERS = ("is_staff", "is_superuser", "groups", "user_permissions")


class ReasonForm(ActionForm):
    """The list's actions, with room for why."""

    reason = forms.CharField(max_length=500, required=False, label="Reason:")


class PasswordForm(AdminPasswordChangeForm):  # type: ignore[type-arg]  # no generic at run time
    """A new password, or none: that ends every sign-in made with the old one as well, but Django tells nobody of it."""

    def save(self, commit: bool = True) -> User:  # noqa: FBT001, FBT002 (Django's signature)
        """Set it."""
        changed: User = super().save(commit)
        if not self.cleaned_data["set_usable_password"]:
            end_all(user_id=changed.pk)
        return changed


class SignInInline(admin.TabularInline[Any, Any]):
    """Where a person is signed in. The secrets are not in it: a token's is not even stored."""

    extra = 0
    can_delete = False
    ordering = ("-last_used_at",)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002 (Django's signature)
        """Show it to whom the person's page is shown."""
        return True

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002 (Django's signature)
        """Deny it."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002 (Django's signature)
        """Deny it."""
        return False


class TokenInline(SignInInline):
    """A person's tokens."""

    model = Token
    fields = readonly_fields = ("created_at", "last_used_at", "expires_at", "user_agent", "address")


class SessionInline(SignInInline):
    """A person's browsers."""

    model = Session
    fields = readonly_fields = ("created_at", "last_used_at", "expire_date", "user_agent", "address")


@admin.register(User)
class PersonAdmin(BigTableAdmin, UserAdmin[User]):
    """People."""

    list_display = ("username", "display_name", "email", "is_staff", "suspended_at", "last_login")
    list_filter = (("suspended_at", admin.EmptyFieldListFilter), "is_staff", "groups")
    search_fields = ("username", "display_name")
    search_help_text = "The beginning of a username or display name"
    ordering = ("-id",)
    sortable_by = ()
    readonly_fields = ("suspended_at", "suspended_reason", "last_login", "joined_at")
    fieldsets = (
        (None, {"fields": ("username", "password", "display_name", "email")}),
        ("Profile", {"fields": ("avatar_url", "status_text", "time_zone", "locale")}),
        ("Suspension", {"fields": ("suspended_at", "suspended_reason")}),
        ("Powers", {"fields": POWERS}),
        ("Dates", {"fields": ("joined_at", "last_login")}),
    )
    inlines = (TokenInline, SessionInline)
    change_password_form = PasswordForm
    action_form = ReasonForm
    actions = ("suspend_selected", "unsuspend_selected", "remove_second_factors")

    def has_add_permission(self, request: HttpRequest, obj: User | None = None) -> bool:  # noqa: ARG002 (Django's signature)
        """Let staff with Django's permission make people."""
        return UserAdmin.has_add_permission(self, request)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Leave administrators to administrators: who may set one's password could sign in as one."""
        protected = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not protected and UserAdmin.has_change_permission(self, request, obj)

    def has_moderate_permission(self, request: HttpRequest) -> bool:
        """Allow the actions to moderators and administrators."""
        return bool(request.user.is_superuser or getattr(request.user, "is_moderator", False))

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[Any, ...]:
        """Leave powers to administrators: who may edit people could make themselves one."""
        fixed = tuple(super().get_readonly_fields(request, obj))
        return fixed if request.user.is_superuser else (*fixed, *POWERS)

    def get_inlines(self, request: HttpRequest, obj: User | None) -> list[Any]:  # noqa: ARG002 (Django's signature)
        """Show no sign-ins of somebody who is only being made."""
        return list(self.inlines) if obj is not None else []

    def get_search_results(
        self,
        request: HttpRequest,  # noqa: ARG002 (Django's signature)
        queryset: QuerySet[User],
        search_term: str,
    ) -> tuple[QuerySet[User], bool]:
        """Search by the beginning of a name: that is what the indexes serve."""
        prefix = search_term.strip().replace("\x00", "")
        return (with_prefix(queryset, prefix) if prefix else queryset), False

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001 (Django's signature)
        """Save, then make every process see the person as they are now."""
        super().save_related(request, form, formsets, change)
        tell_of_change(user=form.instance, changed=form.changed_data)

    @admin.action(description="Suspend, for the reason given", permissions=["moderate"])
    def suspend_selected(self, request: HttpRequest, people: QuerySet[User]) -> None:
        """Suspend each."""
        reason = request.POST.get("reason", "").strip()
        if not reason:
            self.message_user(request, "A suspension needs a reason.", messages.ERROR)
            return
        self._each(request, people, lambda user: suspend(moderator=_own(request), user_id=user.pk, reason=reason))

    @admin.action(description="Lift the suspension", permissions=["moderate"])
    def unsuspend_selected(self, request: HttpRequest, people: QuerySet[User]) -> None:
        """Give each account back."""
        self._each(request, people, lambda user: unsuspend(moderator=_own(request), user_id=user.pk))

    @admin.action(description="Remove second factors that were lost", permissions=["administer"])
    def remove_second_factors(self, request: HttpRequest, people: QuerySet[User]) -> None:
        """Let each sign in by the password alone, until they set up another."""
        self._each(request, people, lambda user: remove_factors(administrator=_own(request), user=user))

    def has_administer_permission(self, request: HttpRequest) -> bool:
        """Allow the action to administrators."""
        return bool(request.user.is_superuser)

    def _each(self, request: HttpRequest, people: QuerySet[User], act: Callable[[User], None]) -> None:
        done = 0
        for user in people:
            try:
                act(user)
                done += 1
            except DomainError as error:
                self.message_user(request, f"{user}: {error.detail}", messages.ERROR)
        self.message_user(request, f"{done} accounts changed.", messages.SUCCESS)


def _own(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise TypeError("only signed-in people reach the admin")
    return request.user
