package io.quantlab.function.api;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.function.http.Pages;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.route.CommunityBodies;
import io.quantlab.platform.route.CommunityRoutes;
import io.quantlab.platform.store.Head;
import io.quantlab.platform.store.Kept;
import io.quantlab.platform.store.Market;
import io.quantlab.platform.store.Page;
import io.quantlab.platform.store.Runs;
import io.quantlab.platform.store.Shares;
import io.quantlab.platform.store.Work;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Links that show a run to whoever has them: what it was and how it ended, no script and no data.
public final class ShareHandlers implements Handlers.Group {
  private final Shares shares;
  private final Runs runs;
  private final Ids ids;
  private final InstantSource clock;
  private final Pages pages;
  private final String origin;

  public ShareHandlers(
      Shares shares, Runs runs, Ids ids, InstantSource clock, Pages pages, String origin) {
    this.shares = shares;
    this.runs = runs;
    this.ids = ids;
    this.clock = clock;
    this.pages = pages;
    this.origin = origin;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(CommunityRoutes.SHARES, this::list)
        .on(CommunityRoutes.SHARE, this::make)
        .on(CommunityRoutes.END_SHARE, this::end)
        .on(CommunityRoutes.SHARED, this::shared);
  }

  private HttpResponse list(Call call) {
    Page<Head> page = shares.list(call.tenant(), call.caller().user(), pages.of(call));
    Optional<String> next = pages.next(call, page);
    List<CommunityBodies.Share> items =
        page.items().stream()
            .map(head -> shown(head.id(), Id.of(IdKind.RUN, head.title()), head.created()))
            .toList();
    return pages.linked(call, next, Answer.json(200, new CommunityBodies.Shares(items, next)));
  }

  private static CommunityBodies.Share shown(Id id, Id run, long created) {
    return new CommunityBodies.Share(id, run, Instant.ofEpochMilli(created));
  }

  private HttpResponse make(Call call) {
    CommunityBodies.NewShare body = call.body(CommunityBodies.NewShare.class);
    Kept<Work.Run> run =
        Optional.of(body.run())
            .filter(id -> id.kind() == IdKind.RUN)
            .flatMap(id -> runs.find(call.tenant(), id))
            .filter(found -> Rights.mayChange(call.caller(), found.document().owner()))
            .orElseThrow(() -> ProblemException.field("/run", "value", "there is no such run"));
    Id id = call.fresh(IdKind.SHARE);
    OpaqueToken link = OpaqueToken.fresh(ids);
    Optional<Long> until =
        body.days().map(days -> clock.instant().plus(Duration.ofDays(days)).toEpochMilli());
    shares.create(
        call.tenant(),
        id,
        new Market.Share(call.caller().user(), run.id(), link.hash(), until),
        call.audited("share.make", id, link.hash()));
    return Answer.json(
        200,
        new CommunityBodies.ShareMade(
            shown(id, run.id(), clock.millis()), origin + "/v1/shared/" + link.text()));
  }

  private HttpResponse end(Call call) {
    Kept<Market.Share> share =
        shares
            .find(call.tenant(), call.id(IdKind.SHARE))
            .filter(found -> Rights.mayChange(call.caller(), found.document().owner()))
            .orElseThrow(ProblemException::notFound);
    shares.end(call.tenant(), share, call.audited("share.end", share.id(), ""));
    return Answer.empty();
  }

  private HttpResponse shared(Call call) {
    Kept<Work.Run> kept =
        shares
            .follow(OpaqueToken.sha256(call.variables().get("link")))
            .flatMap(to -> runs.find(to.tenant(), to.share().run()))
            .orElseThrow(ProblemException::notFound);
    Work.Run run = kept.document();
    return Answer.json(
        200,
        new CommunityBodies.SharedRun(
            run.strategy(),
            DataHandlers.word(kept.status()),
            run.eventHash(),
            run.metrics(),
            Instant.ofEpochMilli(kept.created())));
  }
}
