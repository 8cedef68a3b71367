from django.apps import AppConfig


class TrailConfig(AppConfig):
    name = "cungcau.trail"
    label = "trail"

    def ready(self) -> None:
        from cungcau.kit.verbs import remember_with
        from cungcau.trail.queries import last_done

        remember_with(last_done)
