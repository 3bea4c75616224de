"""The REST processes' entry."""

import os

from django.core.wsgi import get_wsgi_application

from tmschat.ops.chunked import measured

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tmschat.settings")

application = measured(get_wsgi_application())
