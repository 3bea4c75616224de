"""Where the local store's signed paths lead; at the site's root, not below the API."""

from django.urls import path

from media.views import serve

urlpatterns = [path("media/<path:key>", serve, name="media")]
