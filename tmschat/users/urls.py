"""Where users answer, under `/api/v1/`."""

from django.urls import path

from tmschat.users.views import people, sign_in

urlpatterns = [
    path("auth/login", sign_in.LoginView.as_view()),
    path("auth/csrf", sign_in.CsrfView.as_view()),
    path("auth/logout", sign_in.LogoutView.as_view()),
    path("auth/logout-all", sign_in.LogoutAllView.as_view()),
    path("users/me", people.OwnProfileView.as_view()),
    path("users/me/sessions", people.SignInsView.as_view()),
    path("users/me/sessions/<str:sign_in_id>", people.SignInView.as_view()),
    path("users", people.DirectoryView.as_view()),
    path("users/<str:user_id>", people.PersonView.as_view()),
    path("users/<str:user_id>/suspend", people.SuspensionView.as_view()),
]
