from django.forms.renderers import DjangoTemplates


class UiRenderer(DjangoTemplates):
    """`{{ form }}` anywhere looks like our forms (setting FORM_RENDERER)."""

    form_template_name = "ui/plain_form.html"
