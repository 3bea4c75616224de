"""The pages below `/accounts/`: signing in and out, second factors, a new password. The flows are django-allauth's."""
