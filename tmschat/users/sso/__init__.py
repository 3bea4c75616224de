"""Single sign-on: this site as a relying party of one OpenID provider, through django-allauth."""
