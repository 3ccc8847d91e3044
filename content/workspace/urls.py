from django.urls import path

from content.workspace import views

app_name = "workspace"

urlpatterns = [
    path("", views.ScopeIndexView.as_view(), name="scopes"),
    path("<slug:scope>/", views.ContactsView.as_view(), name="contacts"),
    path("<slug:scope>/languages/", views.DistrictView.as_view(), name="district"),
    path("<slug:scope>/roles/<slug:role>/", views.EditContactView.as_view(), name="contact"),
]
