"""The WSGI application for gunicorn and for the embedded server."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from cungcau.config import data_folder

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cungcau.config.settings")
application = get_wsgi_application()
# Open as long as the process lives.
lock = data_folder.hold(settings.DATA)
