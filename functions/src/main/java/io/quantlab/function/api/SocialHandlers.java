package io.quantlab.function.api;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.route.CommunityBodies;
import io.quantlab.platform.route.CommunityRoutes;
import io.quantlab.platform.store.Catalogue;
import io.quantlab.platform.store.Kept;
import io.quantlab.platform.store.Market;
import io.quantlab.platform.store.Threads;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import java.time.Instant;

/// Profiles, reviews and comments, and what is done about bad ones: their author takes them back,
/// the author of the listing hides them, everybody reports them, the operator decides.
public final class SocialHandlers implements Handlers.Group {
  private static final int SHOWN = 100;

  private final Catalogue catalogue;
  private final Threads threads;

  public SocialHandlers(Catalogue catalogue, Threads threads) {
    this.catalogue = catalogue;
    this.threads = threads;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(CommunityRoutes.REVIEWS, this::reviews)
        .on(CommunityRoutes.REVIEW, this::review)
        .on(CommunityRoutes.SAVE_PROFILE, this::saveProfile)
        .on(CommunityRoutes.PROFILE, this::profile)
        .on(CommunityRoutes.COMMENTS, this::comments)
        .on(CommunityRoutes.COMMENT, this::comment)
        .on(CommunityRoutes.DELETE_COMMENT, this::hide)
        .on(CommunityRoutes.REPORT, this::report)
        .on(CommunityRoutes.MODERATION, _ -> moderation())
        .on(CommunityRoutes.DECIDE, this::decide);
  }

  /// The name the caller has for everybody.
  static String handle(Catalogue catalogue, Call call) {
    return catalogue
        .handle(call.tenant(), call.caller().user())
        .orElseThrow(() ->
            ProblemException.of(
                ProblemType.WRONG_STATE, "Write a profile first: PUT /v1/me/profile."));
  }

  private Kept<Market.Listing> listing(Call call) {
    return catalogue.listing(call.id(IdKind.LISTING)).orElseThrow(ProblemException::notFound);
  }

  private HttpResponse reviews(Call call) {
    return Answer.json(
        200,
        new CommunityBodies.Reviews(
            catalogue.reviews(listing(call).id(), SHOWN).stream()
                .map(each -> new CommunityBodies.Review(each.handle(), each.stars(), each.text()))
                .toList()));
  }

  private HttpResponse review(Call call) {
    CommunityBodies.NewReview body = call.body(CommunityBodies.NewReview.class);
    Kept<Market.Listing> seen = listing(call);
    Market.Review review = new Market.Review(handle(catalogue, call), body.stars(), body.text());
    if (seen.document().owner().equals(call.caller().user())) {
      throw ProblemException.of(ProblemType.WRONG_STATE, "Nobody rates what is his own.");
    }
    MarketHandlers.settle(
        catalogue.review(
            call.tenant(),
            seen,
            call.caller().user(),
            review,
            call.audited("listing.review", seen.id(), OpaqueToken.sha256(body.text()))));
    return Answer.json(
        200, new CommunityBodies.Review(review.handle(), review.stars(), review.text()));
  }

  private HttpResponse saveProfile(Call call) {
    CommunityBodies.NewProfile body = call.body(CommunityBodies.NewProfile.class);
    Id user = call.caller().user();
    Market.Profile profile = new Market.Profile(call.tenant(), user, body.name(), body.about());
    boolean done =
        catalogue.saveProfile(
            call.tenant(),
            body.handle(),
            profile,
            call.audited("profile.save", user, OpaqueToken.sha256(body.handle())));
    if (!done) {
      throw ProblemException.of(ProblemType.CONFLICT, "This handle is somebody's.");
    }
    return Answer.json(200, new CommunityBodies.Profile(body.handle(), body.name(), body.about()));
  }

  private HttpResponse profile(Call call) {
    String handle = call.variables().get("handle");
    Market.Profile profile =
        catalogue.profile(handle).orElseThrow(ProblemException::notFound).document();
    return Answer.json(200, new CommunityBodies.Profile(handle, profile.name(), profile.about()));
  }

  private HttpResponse comments(Call call) {
    return Answer.json(
        200,
        new CommunityBodies.Comments(
            threads.comments(listing(call).id(), SHOWN).stream()
                .map(SocialHandlers::shown)
                .toList()));
  }

  private static CommunityBodies.Comment shown(Kept<Market.Comment> comment) {
    return new CommunityBodies.Comment(
        comment.id(),
        comment.document().handle(),
        comment.document().text(),
        Instant.ofEpochMilli(comment.created()));
  }

  private HttpResponse comment(Call call) {
    Kept<Market.Listing> seen = listing(call);
    String text = call.body(CommunityBodies.NewComment.class).text();
    Id id = call.fresh(IdKind.COMMENT);
    Market.Comment comment =
        new Market.Comment(call.caller().user(), handle(catalogue, call), text);
    threads.say(
        call.tenant(),
        seen.id(),
        id,
        comment,
        call.audited("comment.make", id, OpaqueToken.sha256(text)));
    return Answer.created(
        "/v1/threads/" + seen.id() + "/comments/" + id,
        shown(threads.comment(seen.id(), id).orElseThrow()));
  }

  /// His own, or one on a listing of his own.
  private HttpResponse hide(Call call) {
    Kept<Market.Listing> seen = listing(call);
    Id user = call.caller().user();
    Kept<Market.Comment> comment =
        Id.parse(IdKind.COMMENT, call.variables().get("comment"))
            .flatMap(id -> threads.comment(seen.id(), id))
            .filter(
                each -> each.document().user().equals(user) || seen.document().owner().equals(user))
            .orElseThrow(ProblemException::notFound);
    MarketHandlers.settle(
        threads.hide(
            call.tenant(), seen.id(), comment, call.audited("comment.hide", comment.id(), "")));
    return Answer.empty();
  }

  private HttpResponse report(Call call) {
    CommunityBodies.NewReport body = call.body(CommunityBodies.NewReport.class);
    Kept<Market.Comment> comment =
        threads
            .comment(body.listing(), body.comment())
            .orElseThrow(
                () -> ProblemException.field("/comment", "value", "there is no such comment"));
    Id id = call.fresh(IdKind.REPORT);
    Market.Report report =
        new Market.Report(body.listing(), comment.id(), call.caller().user(), body.reason());
    threads.report(call.tenant(), id, report, call.audited("comment.report", id, ""));
    return Answer.created("/v1/moderation/" + id, shownReport(threads.report(id).orElseThrow()));
  }

  private static CommunityBodies.Report shownReport(Kept<Market.Report> report) {
    return new CommunityBodies.Report(
        report.id(),
        report.document().listing(),
        report.document().comment(),
        report.document().reason(),
        Instant.ofEpochMilli(report.created()));
  }

  private HttpResponse moderation() {
    return Answer.json(
        200,
        new CommunityBodies.Reports(
            threads.reports(SHOWN).stream().map(SocialHandlers::shownReport).toList()));
  }

  private HttpResponse decide(Call call) {
    Kept<Market.Report> report =
        threads.report(call.id(IdKind.REPORT)).orElseThrow(ProblemException::notFound);
    Market.Report it = report.document();
    if (call.body(CommunityBodies.Decision.class).hide()) {
      threads
          .comment(it.listing(), it.comment())
          .ifPresent(comment ->
              threads.hide(
                  call.tenant(),
                  it.listing(),
                  comment,
                  call.audited("comment.hide", comment.id(), "")));
    }
    threads.decided(call.tenant(), report, call.audited("report.decide", report.id(), ""));
    return Answer.empty();
  }
}
