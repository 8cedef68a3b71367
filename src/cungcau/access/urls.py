from django.urls import path

from cungcau.access.views import login, passwords, people, profile

app_name = "access"
urlpatterns = [
    path("login/", login.log_in, name="login"),
    path("login/demo/<slug:pid>/", login.log_in_as_demo_person, name="demo_login"),
    path("logout/", login.log_out, name="logout"),
    path("language/", login.set_language, name="language"),
    path("forgot/", passwords.forgot, name="forgot"),
    path("reset/<slug:pid>/<slug:token>/", passwords.reset, name="reset"),
    path("invitation/<slug:pid>/<slug:token>/", passwords.invitation, name="invitation"),
    path("profile/", profile.profile, name="profile"),
    path("profile/password/", profile.password, name="password"),
    path("people/", people.people_list, name="people"),
    path("people/invite/", people.invite, name="invite"),
    path("people/<slug:pid>/", people.person, name="person"),
    path("people/<slug:pid>/roles/", people.roles, name="roles"),
    path("people/<slug:pid>/<slug:verb>/", people.act, name="person_verb"),
]
