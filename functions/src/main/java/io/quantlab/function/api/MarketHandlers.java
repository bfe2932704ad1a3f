package io.quantlab.function.api;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.function.http.Pages;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.route.CommunityBodies;
import io.quantlab.platform.route.CommunityRoutes;
import io.quantlab.platform.store.Catalogue;
import io.quantlab.platform.store.Kept;
import io.quantlab.platform.store.Market;
import io.quantlab.platform.store.Page;
import io.quantlab.platform.store.Scripts;
import io.quantlab.platform.store.Subscriptions;
import io.quantlab.platform.store.Work;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Scripts that are published: a version never changes, so what a tenant has installed stays what
/// it was, whatever its author does.
public final class MarketHandlers implements Handlers.Group {
  private static final int SHOWN = 100;

  private final Catalogue catalogue;
  private final Subscriptions subscriptions;
  private final Scripts scripts;
  private final Pages pages;

  public MarketHandlers(
      Catalogue catalogue, Subscriptions subscriptions, Scripts scripts, Pages pages) {
    this.catalogue = catalogue;
    this.subscriptions = subscriptions;
    this.scripts = scripts;
    this.pages = pages;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(CommunityRoutes.LISTINGS, this::browse)
        .on(CommunityRoutes.LISTING, call -> Answer.json(200, shown(listing(call))))
        .on(CommunityRoutes.LISTING_VERSION, this::version)
        .on(CommunityRoutes.PUBLISH, this::publish)
        .on(CommunityRoutes.PUBLISH_VERSION, this::publishVersion)
        .on(CommunityRoutes.UNLIST, this::unlist)
        .on(CommunityRoutes.SUBSCRIPTIONS, this::installed)
        .on(CommunityRoutes.SUBSCRIBE, this::install)
        .on(CommunityRoutes.UNSUBSCRIBE, this::forget);
  }

  private HttpResponse browse(Call call) {
    String word = call.query("category").orElse("strategy").toUpperCase(Locale.ROOT);
    Market.Category category;
    try {
      category = Market.Category.valueOf(word);
    } catch (IllegalArgumentException _) {
      throw ProblemException.field(
          "/category", "value", "expected strategy, indicator or library, found " + word);
    }
    return Answer.json(
        200,
        new CommunityBodies.Listings(
            catalogue.browse(category, call.query("q").orElse(""), SHOWN).stream()
                .map(MarketHandlers::shown)
                .toList()));
  }

  private Kept<Market.Listing> listing(Call call) {
    return catalogue.listing(call.id(IdKind.LISTING)).orElseThrow(ProblemException::notFound);
  }

  /// A listing of the caller's tenant that he may change.
  private Kept<Market.Listing> own(Call call) {
    return catalogue
        .listing(call.id(IdKind.LISTING))
        .filter(each -> each.document().tenant().equals(call.tenant()))
        .filter(each -> Rights.mayChange(call.caller(), each.document().owner()))
        .orElseThrow(ProblemException::notFound);
  }

  private static CommunityBodies.Listing shown(Kept<Market.Listing> listing) {
    Market.Listing it = listing.document();
    Optional<String> stars =
        it.reviews() == 0
            ? Optional.empty()
            : Optional.of(
                BigDecimal.valueOf(it.stars())
                    .divide(BigDecimal.valueOf(it.reviews()), 1, RoundingMode.HALF_UP)
                    .toPlainString());
    return new CommunityBodies.Listing(
        listing.id(),
        listing.title(),
        it.handle(),
        CommunityBodies.Category.valueOf(it.category().name()),
        it.description(),
        it.licence(),
        it.newest(),
        it.reviews(),
        stars,
        Instant.ofEpochMilli(listing.created()));
  }

  private HttpResponse version(Call call) {
    Id id = call.id(IdKind.LISTING);
    Market.Version version = text(id, number(call)).orElseThrow(ProblemException::notFound);
    return Answer.json(
        200,
        new CommunityBodies.ListingVersion(
            id, number(call), version.sha256(), version.notes(), version.text()));
  }

  private static long number(Call call) {
    String number = call.variables().get("number");
    if (!number.matches("[1-9][0-9]{0,8}")) {
      throw ProblemException.notFound();
    }
    return Long.parseLong(number);
  }

  private Optional<Market.Version> text(Id listing, long number) {
    return catalogue.version(listing, number).map(Kept::document);
  }

  private HttpResponse publish(Call call) {
    CommunityBodies.NewListing body = call.body(CommunityBodies.NewListing.class);
    String handle = SocialHandlers.handle(catalogue, call);
    Market.Version first = sound(call, body.script(), body.number(), "");
    Id id = call.fresh(IdKind.LISTING);
    Market.Listing document =
        new Market.Listing(
            call.tenant(),
            call.caller().user(),
            handle,
            Market.Category.valueOf(body.category().name()),
            body.description(),
            body.licence(),
            1,
            0,
            0);
    catalogue.publish(
        call.tenant(),
        id,
        body.title(),
        document,
        first,
        call.audited("listing.publish", id, first.sha256()));
    return Answer.created("/v1/marketplace/" + id, shown(catalogue.listing(id).orElseThrow()));
  }

  /// A version of a script of the caller's that has no errors.
  private Market.Version sound(Call call, Id script, long number, String notes) {
    Work.ScriptVersion version =
        Optional.of(script)
            .filter(id -> id.kind() == IdKind.SCRIPT)
            .flatMap(id -> scripts.find(call.tenant(), id))
            .filter(found -> Rights.mayChange(call.caller(), found.document().owner()))
            .flatMap(found -> scripts.version(call.tenant(), found.id(), number))
            .map(Kept::document)
            .orElseThrow(
                () -> ProblemException.field("/script", "value", "there is no such version"));
    if (version.errors() > 0) {
      throw ProblemException.of(
          ProblemType.SCRIPT_ERRORS,
          "A script with errors is not published.",
          ScriptHandlers.fields(
              version.text(), new LibraryShelf(subscriptions, catalogue).of(call.tenant())));
    }
    return new Market.Version(version.text(), version.sha256(), notes);
  }

  private HttpResponse publishVersion(Call call) {
    CommunityBodies.NewListingVersion body = call.body(CommunityBodies.NewListingVersion.class);
    Kept<Market.Listing> seen = own(call);
    Market.Version next = sound(call, body.script(), body.number(), body.notes());
    settle(
        catalogue.append(
            call.tenant(), seen, next, call.audited("listing.version", seen.id(), next.sha256())));
    return Answer.created(
        "/v1/marketplace/" + seen.id(), shown(catalogue.listing(seen.id()).orElseThrow()));
  }

  static void settle(boolean done) {
    if (!done) {
      throw ProblemException.of(ProblemType.CONFLICT, "It was changed in this moment; try again.");
    }
  }

  private HttpResponse unlist(Call call) {
    Kept<Market.Listing> seen = own(call);
    settle(catalogue.unlist(call.tenant(), seen, call.audited("listing.unlist", seen.id(), "")));
    return Answer.empty();
  }

  private HttpResponse installed(Call call) {
    Page<Kept<Market.Pin>> page = subscriptions.list(call.tenant(), pages.of(call));
    Optional<String> next = pages.next(call, page);
    List<CommunityBodies.Subscription> items =
        page.items().stream().map(MarketHandlers::shownPin).toList();
    return pages.linked(
        call, next, Answer.json(200, new CommunityBodies.Subscriptions(items, next)));
  }

  private static CommunityBodies.Subscription shownPin(Kept<Market.Pin> pin) {
    return new CommunityBodies.Subscription(
        pin.id(),
        pin.title(),
        pin.document().number(),
        pin.document().sha256(),
        Instant.ofEpochMilli(pin.updated()));
  }

  private HttpResponse install(Call call) {
    Kept<Market.Listing> listing = listing(call);
    long number = call.body(CommunityBodies.Pin.class).number();
    Market.Version version =
        text(listing.id(), number)
            .orElseThrow(
                () -> ProblemException.field("/number", "value", "there is no such version"));
    subscriptions.pin(
        call.tenant(),
        listing.title(),
        new Market.Pin(listing.id(), number, version.sha256()),
        call.audited("listing.install", listing.id(), version.sha256()));
    return Answer.json(
        200, shownPin(subscriptions.find(call.tenant(), listing.id()).orElseThrow()));
  }

  private HttpResponse forget(Call call) {
    Id id = call.id(IdKind.LISTING);
    if (!subscriptions.end(call.tenant(), id, call.audited("listing.forget", id, ""))) {
      throw ProblemException.notFound();
    }
    return Answer.empty();
  }
}
