from django.urls import URLPattern, path

from content.workspace.views import (
    adopting,
    consequences,
    contacts,
    feedback,
    happenings,
    inbox,
    proposals,
    tree,
)

app_name = "workspace"

urlpatterns = [
    path("", contacts.ScopeIndexView.as_view(), name="scopes"),
    path("<slug:scope>/", contacts.ContactsView.as_view(), name="contacts"),
    path("<slug:scope>/languages/", contacts.DistrictView.as_view(), name="district"),
    path("<slug:scope>/roles/<slug:role>/", contacts.EditContactView.as_view(), name="contact"),
]

# What districts make of the state's pages, below an address of its own.
district_patterns: list[URLPattern] = [
    path("", tree.DistrictIndexView.as_view(), name="index"),
    path("inbox/", inbox.InboxIndexView.as_view(), name="inboxes"),
    path("proposals/", proposals.ProposalsView.as_view(), name="proposals"),
    path("proposals/<int:proposal_id>/", proposals.ProposalView.as_view(), name="proposal"),
    path("consequences/<int:page_id>/", consequences.ConsequencesView.as_view(), name="consequences"),
    path("<slug:slug>/", tree.TreeView.as_view(), name="tree"),
    path("<slug:slug>/preview/<int:page_id>/<str:code>/", tree.PreviewView.as_view(), name="preview"),
    path("<slug:slug>/pages/<int:page_id>/adapt/", tree.AdaptView.as_view(), name="adapt"),
    path("<slug:slug>/pages/<int:page_id>/hide/", tree.HideView.as_view(), name="hide"),
    path("<slug:slug>/pages/<int:page_id>/show/", tree.ShowView.as_view(), name="show"),
    path("<slug:slug>/pages/<int:page_id>/up/", tree.MoveView.as_view(is_up=True), name="move_up"),
    path("<slug:slug>/pages/<int:page_id>/down/", tree.MoveView.as_view(), name="move_down"),
    path("<slug:slug>/adopt/", adopting.AdoptView.as_view(), name="adopt"),
    path("<slug:slug>/adopt/<int:page_id>/", adopting.TakeCopyView.as_view(), name="take_copy"),
    path("<slug:slug>/inbox/", inbox.InboxView.as_view(), name="inbox"),
    path("<slug:slug>/inbox/review/<int:override_id>/", inbox.ReviewView.as_view(), name="review"),
    path("<slug:slug>/inbox/rescue/<int:override_id>/", inbox.RescueView.as_view(), name="rescue"),
    path("<slug:slug>/inbox/seen/<int:proposal_id>/", inbox.SeenView.as_view(), name="seen"),
    path(
        "<slug:slug>/propose/<int:override_id>/<str:operation_id>/",
        proposals.ProposeView.as_view(),
        name="propose",
    ),
]

# What readers say.
feedback_patterns: list[URLPattern] = [
    path("", feedback.FeedbackView.as_view(), name="index"),
    path("votes/", feedback.VotesView.as_view(), name="votes"),
    path("settle/", feedback.SettleView.as_view(), name="settle"),
    path("reopen/", feedback.ReopenView.as_view(), name="reopen"),
    path("delete/", feedback.DeleteView.as_view(), name="delete"),
]

# What editors announce.
happening_patterns: list[URLPattern] = [
    path("", happenings.HappeningIndexView.as_view(), name="index"),
    path("<slug:scope>/", happenings.HappeningsView.as_view(), name="list"),
]
