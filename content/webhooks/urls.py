from django.urls import path

from content.webhooks import views

app_name = "webhooks"

urlpatterns = [
    path("", views.WebhooksView.as_view(), name="index"),
    path("add/", views.AddView.as_view(), name="add"),
    path("<int:webhook_id>/", views.WebhookView.as_view(), name="webhook"),
    path("<int:webhook_id>/edit/", views.EditView.as_view(), name="edit"),
    path("<int:webhook_id>/delete/", views.DeleteView.as_view(), name="delete"),
    path("<int:webhook_id>/test/", views.TestView.as_view(), name="test"),
    path("<int:webhook_id>/again/<int:delivery_id>/", views.AgainView.as_view(), name="again"),
]
