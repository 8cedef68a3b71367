from django.urls import path

from cungcau.registry import sights, views

app_name = "registry"
urlpatterns = [
    path("registry/", views.desk, name="desk"),
    path("organisations/new/", views.organisation_form, name="organisation_new"),
    path("organisations/<slug:pid>/", views.organisation, name="organisation"),
    path("organisations/<slug:pid>/edit/", views.organisation_form, name="organisation_edit"),
    path("organisations/<slug:pid>/looks/", sights.organisation_looks, name="organisation_looks"),
    path("organisations/<slug:pid>/people/new/", views.member_form, name="member_new"),
    path("organisations/<slug:pid>/people/<int:membership>/end/", views.end_member, name="member_end"),
    path("organisations/<slug:pid>/contacts/new/", views.contact_form, name="contact_new"),
    path("organisations/<slug:pid>/contacts/<slug:contact>/withdraw/", views.end_consent, name="consent_end"),
    path("organisations/<slug:pid>/<slug:verb>/", views.act_on_organisation, name="organisation_act"),
    path("experts/new/", views.expert_form, name="expert_new"),
    path("experts/<slug:pid>/", views.expert, name="expert"),
    path("experts/<slug:pid>/edit/", views.expert_form, name="expert_edit"),
    path("experts/<slug:pid>/looks/", sights.expert_looks, name="expert_looks"),
    path("experts/<slug:pid>/<slug:verb>/", views.act_on_expert, name="expert_act"),
    path("point/", views.point_form, name="point"),
    path("zones/", views.zones, name="zones"),
    path("authorities/", views.authority_names, name="authorities"),
]
