from django.urls import path

from cungcau.intake.views import desk, follow, keeping, public

app_name = "intake"
urlpatterns = [
    path("tell-us/", public.form, name="form"),
    path("tell-us/frame/", public.embed, name="embed"),
    path("tell-us/link/", public.lost, name="lost"),
    path("tell-us/<slug:pid>/sent/<slug:token>/", public.watch, name="watch"),
    path("tell-us/<slug:pid>/confirm/<slug:token>/", public.verify, name="verify"),
    path("tell-us/<slug:pid>/mail/<slug:token>/", follow.new_mail, name="new_mail"),
    path("tell-us/<slug:pid>/<slug:token>/", follow.follow, name="follow"),
    path("tell-us/<slug:pid>/<slug:token>/<slug:verb>/", follow.step, name="step"),
    path("intake/", desk.queue, name="queue"),
    path("intake/mine/", follow.mine, name="mine"),
    path("intake/mine/<slug:pid>/", follow.claim, name="claim"),
    path("intake/blocked/", keeping.blocks, name="blocks"),
    path("intake/blocked/<slug:pid>/off/", keeping.unblock, name="unblock"),
    path("intake/sites/", keeping.sites, name="sites"),
    path("intake/sites/<slug:pid>/off/", keeping.forbid, name="forbid"),
    path("intake/claims/<slug:pid>/<slug:verb>/", desk.act_on_claim, name="act_on_claim"),
    path("intake/<slug:pid>/", desk.submission, name="submission"),
    path("intake/<slug:pid>/take/", desk.take, name="take"),
    path("intake/<slug:pid>/merge/", desk.merge, name="merge"),
    path("intake/<slug:pid>/block-network/", desk.block_network, name="block_network"),
    path("intake/<slug:pid>/<slug:verb>/", desk.act, name="act"),
]
