package io.quantlab.platform.route;

import static io.quantlab.platform.api.Method.DELETE;
import static io.quantlab.platform.api.Method.GET;
import static io.quantlab.platform.api.Method.POST;
import static io.quantlab.platform.api.Method.PUT;
import static io.quantlab.platform.api.Owner.API;
import static io.quantlab.platform.api.RouteBuilder.route;

import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.api.RateClass;
import io.quantlab.platform.api.Route;
import io.quantlab.platform.api.Rule;
import io.quantlab.platform.tenant.Role;
import io.quantlab.platform.tenant.Scope;
import java.util.EnumSet;
import java.util.List;

/// Routes about what users show each other: marketplace, profiles, comments, links to runs
/// (platform contract 8.4, Community and Workspace).
public final class CommunityRoutes {
  public static final Route LISTINGS =
      route(
              GET,
              "/v1/marketplace",
              API,
              "Published scripts of ?category=, the newest first, that hold ?q=.")
          .anonymous(RateClass.ANONYMOUS)
          .answers(200, CommunityBodies.Listings.class)
          .build();
  public static final Route LISTING =
      route(GET, "/v1/marketplace/{id}", API, "A published script.")
          .anonymous(RateClass.ANONYMOUS)
          .answers(200, CommunityBodies.Listing.class)
          .build();
  public static final Route LISTING_VERSION =
      route(GET, "/v1/marketplace/{id}/versions/{number}", API, "The text of a published version.")
          .anonymous(RateClass.ANONYMOUS)
          .answers(200, CommunityBodies.ListingVersion.class)
          .build();
  public static final Route PUBLISH =
      route(POST, "/v1/marketplace", API, "Publish a version of a script with its licence.")
          .members(Role.workers(), Scope.PUBLISH)
          .with(Rule.IDEMPOTENT)
          .problems(ProblemType.WRONG_STATE, ProblemType.SCRIPT_ERRORS)
          .takes(
              CommunityBodies.NewListing.class,
              "{\"script\": \"scr_01JH2V9Z6Q3K8XW5T7YB4C1D0E\", \"number\": 1, \"category\": \"strategy\", \"title\": \"Cross\", \"description\": \"A cross of two means.\", \"licence\": \"MIT\"}")
          .answers(201, CommunityBodies.Listing.class)
          .build();
  public static final Route PUBLISH_VERSION =
      route(
              POST,
              "/v1/marketplace/{id}/versions",
              API,
              "Publish another version; who installed one keeps his.")
          .members(Role.workers(), Scope.PUBLISH)
          .with(Rule.IDEMPOTENT)
          .problems(ProblemType.CONFLICT, ProblemType.SCRIPT_ERRORS)
          .takes(
              CommunityBodies.NewListingVersion.class,
              "{\"script\": \"scr_01JH2V9Z6Q3K8XW5T7YB4C1D0E\", \"number\": 2, \"notes\": \"Faster.\"}")
          .answers(201, CommunityBodies.Listing.class)
          .build();
  public static final Route UNLIST =
      route(
              POST,
              "/v1/marketplace/{id}:unlist",
              API,
              "Take a listing away; versions that are installed stay.")
          .members(Role.workers(), Scope.PUBLISH)
          .problems(ProblemType.CONFLICT)
          .answers(204)
          .build();
  public static final Route SUBSCRIPTIONS =
      route(
              GET,
              "/v1/subscriptions",
              API,
              "What the tenant has installed, with the pinned versions.")
          .members(Role.members(), Scope.SCRIPTS)
          .with(Rule.PAGED)
          .answers(200, CommunityBodies.Subscriptions.class)
          .build();
  public static final Route SUBSCRIBE =
      route(PUT, "/v1/marketplace/{id}/subscription", API, "Install a version, pinned by its hash.")
          .members(Role.workers(), Scope.SCRIPTS)
          .takes(CommunityBodies.Pin.class, "{\"number\": 1}")
          .answers(200, CommunityBodies.Subscription.class)
          .build();
  public static final Route UNSUBSCRIBE =
      route(DELETE, "/v1/marketplace/{id}/subscription", API, "Forget an installed listing.")
          .members(Role.workers(), Scope.SCRIPTS)
          .answers(204)
          .build();
  public static final Route REVIEWS =
      route(GET, "/v1/marketplace/{id}/reviews", API, "What users think of a listing.")
          .anonymous(RateClass.ANONYMOUS)
          .answers(200, CommunityBodies.Reviews.class)
          .build();
  public static final Route REVIEW =
      route(
              PUT,
              "/v1/marketplace/{id}/review",
              API,
              "Rate a listing with one to five stars; a second time in place of the first.")
          .members(Role.members(), Scope.SOCIAL)
          .problems(ProblemType.WRONG_STATE, ProblemType.CONFLICT)
          .takes(CommunityBodies.NewReview.class, "{\"stars\": 5, \"text\": \"Clear and honest.\"}")
          .answers(200, CommunityBodies.Review.class)
          .build();
  public static final Route SAVE_PROFILE =
      route(
              PUT,
              "/v1/me/profile",
              API,
              "Write the public profile; its handle stands at what one publishes.")
          .members(Role.members(), Scope.SOCIAL)
          .problems(ProblemType.CONFLICT)
          .takes(
              CommunityBodies.NewProfile.class,
              "{\"handle\": \"ada\", \"name\": \"Ada\", \"about\": \"I count.\"}")
          .answers(200, CommunityBodies.Profile.class)
          .build();
  public static final Route PROFILE =
      route(GET, "/v1/profiles/{handle}", API, "A public profile.")
          .anonymous(RateClass.ANONYMOUS)
          .answers(200, CommunityBodies.Profile.class)
          .build();
  public static final Route COMMENTS =
      route(GET, "/v1/threads/{id}/comments", API, "Comments on a listing, the newest first.")
          .anonymous(RateClass.ANONYMOUS)
          .answers(200, CommunityBodies.Comments.class)
          .build();
  public static final Route COMMENT =
      route(POST, "/v1/threads/{id}/comments", API, "Comment on a listing.")
          .members(Role.members(), Scope.SOCIAL)
          .with(Rule.IDEMPOTENT)
          .problems(ProblemType.WRONG_STATE)
          .takes(CommunityBodies.NewComment.class, "{\"text\": \"Does it trade at night?\"}")
          .answers(201, CommunityBodies.Comment.class)
          .build();
  public static final Route DELETE_COMMENT =
      route(
              DELETE,
              "/v1/threads/{id}/comments/{comment}",
              API,
              "Take a comment back, or hide one on a listing of one's own.")
          .members(Role.members(), Scope.SOCIAL)
          .answers(204)
          .build();
  public static final Route REPORT =
      route(POST, "/v1/reports", API, "Report a comment to the operator.")
          .members(Role.members(), Scope.SOCIAL)
          .with(Rule.IDEMPOTENT)
          .takes(
              CommunityBodies.NewReport.class,
              "{\"listing\": \"lst_01JH2V9Z6Q3K8XW5T7YB4C1D0E\", \"comment\": \"cmt_01JH2V9Z6Q3K8XW5T7YB4C1D0E\", \"reason\": \"An advertisement.\"}")
          .answers(201, CommunityBodies.Report.class)
          .build();
  public static final Route MODERATION =
      route(GET, "/v1/moderation", API, "Reports nobody has decided.")
          .members(EnumSet.of(Role.OPERATOR), Scope.SOCIAL)
          .answers(200, CommunityBodies.Reports.class)
          .build();
  public static final Route DECIDE =
      route(
              POST,
              "/v1/moderation/{id}:decide",
              API,
              "Decide a report: hide the comment, or keep it.")
          .members(EnumSet.of(Role.OPERATOR), Scope.SOCIAL)
          .takes(CommunityBodies.Decision.class, "{\"hide\": true}")
          .answers(204)
          .build();
  public static final Route SHARES =
      route(GET, "/v1/shares", API, "The caller's links to runs.")
          .members(Role.members(), Scope.RUNS)
          .with(Rule.PAGED)
          .answers(200, CommunityBodies.Shares.class)
          .build();
  public static final Route SHARE =
      route(
              POST,
              "/v1/shares",
              API,
              "Make a link that shows a run to whoever has it; it is shown once.")
          .members(Role.workers(), Scope.RUNS)
          .takes(
              CommunityBodies.NewShare.class,
              "{\"run\": \"run_01JH2V9Z6Q3K8XW5T7YB4C1D0E\", \"days\": 30}")
          .answers(200, CommunityBodies.ShareMade.class)
          .build();
  public static final Route END_SHARE =
      route(DELETE, "/v1/shares/{id}", API, "End a link.")
          .members(Role.workers(), Scope.RUNS)
          .answers(204)
          .build();
  public static final Route SHARED =
      route(GET, "/v1/shared/{link}", API, "The run a link shows.")
          .anonymous(RateClass.ANONYMOUS)
          .answers(200, CommunityBodies.SharedRun.class)
          .build();

  static final List<Route> ALL =
      List.of(
          LISTINGS,
          LISTING,
          LISTING_VERSION,
          PUBLISH,
          PUBLISH_VERSION,
          UNLIST,
          SUBSCRIPTIONS,
          SUBSCRIBE,
          UNSUBSCRIBE,
          REVIEWS,
          REVIEW,
          SAVE_PROFILE,
          PROFILE,
          COMMENTS,
          COMMENT,
          DELETE_COMMENT,
          REPORT,
          MODERATION,
          DECIDE,
          SHARES,
          SHARE,
          END_SHARE,
          SHARED);

  private CommunityRoutes() {}
}
