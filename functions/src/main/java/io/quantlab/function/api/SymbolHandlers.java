package io.quantlab.function.api;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.route.WorkspaceBodies;
import io.quantlab.platform.route.WorkspaceRoutes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Search among the symbols the tenant has rows of.
public final class SymbolHandlers implements Handlers.Group {
  private static final int MOST = 50;
  private static final int LONGEST = 40;

  private final KnownSymbols symbols;

  public SymbolHandlers(KnownSymbols symbols) {
    this.symbols = symbols;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers.on(WorkspaceRoutes.SYMBOLS, this::search);
  }

  private HttpResponse search(Call call) {
    String wanted = call.query("q").orElse("");
    if (wanted.length() > LONGEST) {
      throw ProblemException.field(
          "/q", "length", "expected at most " + LONGEST + " characters, found " + wanted.length());
    }
    String q = wanted.toUpperCase(Locale.ROOT);
    Map<String, List<WorkspaceBodies.SymbolSeries>> found = new TreeMap<>();
    for (KnownSymbols.Ready ready : symbols.ready(call.tenant())) {
      ready.dataset().series().stream()
          .filter(each -> each.symbol().toUpperCase(Locale.ROOT).contains(q))
          .forEach(each ->
              found
                  .computeIfAbsent(each.symbol(), _ -> new ArrayList<>())
                  .add(
                      new WorkspaceBodies.SymbolSeries(
                          ready.head().id(),
                          each.schema(),
                          each.rows(),
                          DataHandlers.instant(each.firstNanos()),
                          DataHandlers.instant(each.lastNanos()))));
    }
    List<WorkspaceBodies.Symbol> items =
        found.entrySet().stream()
            .map(entry -> new WorkspaceBodies.Symbol(entry.getKey(), entry.getValue()))
            .sorted(nearest(q))
            .limit(MOST)
            .toList();
    return Answer.json(200, new WorkspaceBodies.Symbols(items, found.size() > MOST));
  }

  /// The symbol itself, then those that begin so, then the others, each by name.
  private static Comparator<WorkspaceBodies.Symbol> nearest(String q) {
    return Comparator.<WorkspaceBodies.Symbol>comparingInt(
            each -> {
              String symbol = each.symbol().toUpperCase(Locale.ROOT);
              return symbol.equals(q) ? 0 : symbol.startsWith(q) ? 1 : 2;
            })
        .thenComparing(WorkspaceBodies.Symbol::symbol);
  }
}
