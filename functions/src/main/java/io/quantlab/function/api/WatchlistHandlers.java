package io.quantlab.function.api;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.function.http.Pages;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.route.WorkspaceBodies;
import io.quantlab.platform.route.WorkspaceRoutes;
import io.quantlab.platform.store.Kept;
import io.quantlab.platform.store.Page;
import io.quantlab.platform.store.UserDocuments;
import io.quantlab.platform.store.Workspace;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Watchlists of the caller.
public final class WatchlistHandlers implements Handlers.Group {
  private final UserDocuments<Workspace.Watchlist> watchlists;
  private final KnownSymbols symbols;
  private final Pages pages;

  public WatchlistHandlers(
      UserDocuments<Workspace.Watchlist> watchlists, KnownSymbols symbols, Pages pages) {
    this.watchlists = watchlists;
    this.symbols = symbols;
    this.pages = pages;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(WorkspaceRoutes.WATCHLISTS, this::list)
        .on(WorkspaceRoutes.MAKE_WATCHLIST, this::make)
        .on(WorkspaceRoutes.WATCHLIST, this::one)
        .on(WorkspaceRoutes.CHANGE_WATCHLIST, this::change)
        .on(WorkspaceRoutes.DELETE_WATCHLIST, this::delete)
        .on(WorkspaceRoutes.IMPORT_SYMBOLS, this::importSymbols);
  }

  private HttpResponse list(Call call) {
    Page<Kept<Workspace.Watchlist>> page =
        watchlists.list(call.tenant(), call.caller().user(), pages.of(call));
    Optional<String> next = pages.next(call, page);
    List<WorkspaceBodies.Watchlist> items =
        page.items().stream().map(WatchlistHandlers::shown).toList();
    return pages.linked(call, next, Answer.json(200, new WorkspaceBodies.Watchlists(items, next)));
  }

  private HttpResponse make(Call call) {
    WorkspaceBodies.WatchlistContent body = call.body(WorkspaceBodies.WatchlistContent.class);
    Id id = call.fresh(IdKind.WATCHLIST);
    Workspace.Watchlist document = document(body);
    watchlists.create(
        call.tenant(),
        call.caller().user(),
        id,
        body.title(),
        document,
        call.audited("watchlist.create", id, hash(document)));
    Kept<Workspace.Watchlist> made = own(call, id);
    return Answer.created("/v1/watchlists/" + id, made.version(), shown(made));
  }

  private HttpResponse one(Call call) {
    Kept<Workspace.Watchlist> watchlist = own(call);
    return Answer.versioned(call, watchlist.version(), shown(watchlist));
  }

  private HttpResponse change(Call call) {
    Kept<Workspace.Watchlist> seen = own(call);
    call.requireVersion(seen.version());
    WorkspaceBodies.WatchlistContent body = call.body(WorkspaceBodies.WatchlistContent.class);
    call.requireDone(replace(call, seen, body.title(), document(body), "watchlist.change"));
    Kept<Workspace.Watchlist> now = own(call);
    return Answer.versioned(200, now.version(), shown(now));
  }

  private HttpResponse delete(Call call) {
    Kept<Workspace.Watchlist> seen = own(call);
    call.requireVersion(seen.version());
    call.requireDone(
        watchlists.delete(
            call.tenant(),
            call.caller().user(),
            seen,
            call.audited("watchlist.delete", seen.id(), "")));
    return Answer.empty();
  }

  private HttpResponse importSymbols(Call call) {
    Kept<Workspace.Watchlist> seen = own(call);
    SymbolImport read =
        SymbolImport.into(
            seen.document().entries(), call.body(WorkspaceBodies.SymbolList.class).text());
    Workspace.Watchlist document = new Workspace.Watchlist(read.entries());
    if (!replace(call, seen, seen.title(), document, "watchlist.import")) {
      throw ProblemException.of(
          ProblemType.CONFLICT, "The watchlist was changed in this moment; try again.");
    }
    return Answer.json(
        200,
        new WorkspaceBodies.Imported(
            shown(own(call)),
            read.added(),
            read.present(),
            symbols.unknown(call.tenant(), read.added()),
            read.refused()));
  }

  private boolean replace(
      Call call,
      Kept<Workspace.Watchlist> seen,
      String title,
      Workspace.Watchlist document,
      String action) {
    return watchlists.replace(
        call.tenant(),
        call.caller().user(),
        seen,
        title,
        document,
        call.audited(action, seen.id(), hash(document)));
  }

  private Kept<Workspace.Watchlist> own(Call call) {
    return own(call, call.id(IdKind.WATCHLIST));
  }

  private Kept<Workspace.Watchlist> own(Call call, Id id) {
    return watchlists
        .find(call.tenant(), call.caller().user(), id)
        .orElseThrow(ProblemException::notFound);
  }

  private static String hash(Workspace.Watchlist document) {
    return OpaqueToken.sha256(RecordJson.write(document));
  }

  private static Workspace.Watchlist document(WorkspaceBodies.WatchlistContent body) {
    return new Workspace.Watchlist(
        body.entries().stream()
            .map(each -> new Workspace.Entry(each.symbol(), each.section(), each.note()))
            .toList());
  }

  private static WorkspaceBodies.Watchlist shown(Kept<Workspace.Watchlist> kept) {
    return new WorkspaceBodies.Watchlist(
        kept.id(),
        kept.title(),
        kept.version(),
        kept.document().entries().stream()
            .map(each -> new WorkspaceBodies.Entry(each.symbol(), each.section(), each.note()))
            .toList(),
        Instant.ofEpochMilli(kept.created()),
        Instant.ofEpochMilli(kept.updated()));
  }
}
