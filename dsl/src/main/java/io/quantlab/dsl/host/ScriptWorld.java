package io.quantlab.dsl.host;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.dsl.plan.Outbox;
import io.quantlab.dsl.plan.Trap;
import io.quantlab.dsl.plan.World;
import io.quantlab.dsl.runtime.ArrayValue;
import io.quantlab.engine.strategy.StrategyContext;
import java.util.ArrayList;
import java.util.List;

/// What a script in the engine can ask: its account, its positions and orders, the symbols it may
/// reach, the session.
final class ScriptWorld implements World {
  private final StrategyContext context;
  private final Symbols symbols;
  private final String currency;
  private final long timeframe;
  private final OrderCalls calls;
  private final Dispatch dispatch;
  private final SessionValue session;
  private final AccountValue account;
  private final Results results;
  private final PositionValue[] positions;
  private final QuoteValue[] quotes;
  private final SymbolValue[] facts;
  private final Contracts contracts;
  private final OptionQuotes optionQuotes;
  private EngineValue bar;
  private boolean barDue;
  private Clocks clocks;
  private final Subscriptions subscriptions;
  private List<Span> replaced = List.of();
  private final List<Span> sites;

  /// @param timeframe of the primary clock, in the form of the plan
  /// @param rateAnnual what options are valued with
  ScriptWorld(
      StrategyContext context,
      Symbols symbols,
      ScaleTable scaleTable,
      String currency,
      long timeframe,
      OrderCalls calls,
      Dispatch dispatch,
      SessionValue session,
      AccountValue account,
      Results results,
      Round[] rounds,
      double rateAnnual,
      List<Span> sites) {
    this.sites = sites;
    this.context = context;
    this.symbols = symbols;
    this.currency = currency;
    this.timeframe = timeframe;
    this.calls = calls;
    this.dispatch = dispatch;
    this.session = session;
    this.account = account;
    this.results = results;
    this.contracts = new Contracts(context, symbols);
    int count = symbols.all().size();
    subscriptions = new Subscriptions(count);
    positions = new PositionValue[count];
    quotes = new QuoteValue[count];
    facts = new SymbolValue[count];
    for (int i = 0; i < count; i++) {
      Symbols.Listed listed = symbols.listed(i);
      Scales scales = scaleTable.at(i);
      positions[i] = new PositionValue(i, scales, context.position(listed.token()), rounds[i]);
      quotes[i] = new QuoteValue();
      facts[i] =
          new SymbolValue(i, listed.name(), listed.calendar().zone().getId(), scales, contracts);
    }
    optionQuotes = new OptionQuotes(context, symbols, contracts, quotes, rateAnnual);
  }

  /// Names in these places need not be known.
  void replacedDefaults(List<Span> places) {
    replaced = places;
  }

  private boolean isReplaced(int site) {
    int start = sites.get(site).start();
    return replaced.stream().anyMatch(each -> each.start() <= start && start < each.end());
  }

  /// Of which symbols the handlers hear.
  Subscriptions subscriptions() {
    return subscriptions;
  }

  /// Sets the clocks whose feeds are values.
  void clocks(Clocks ofScript) {
    clocks = ofScript;
  }

  /// The primary clock has a new bar; its value is made when somebody asks.
  void barClosed() {
    barDue = true;
  }

  /// Keeps the newest bar as it is, before the primary clock shows the next one.
  void keepBar() {
    if (barDue) {
      bar();
    }
  }

  private EngineValue bar() {
    if (barDue) {
      barDue = false;
      bar = clocks.primary().value();
    }
    return bar;
  }

  /// Date of the session of the newest bar.
  String sessionDate() {
    return session.date();
  }

  @Override
  public Object root(Root root) {
    return switch (root) {
      case SESSION -> session;
      case ACCOUNT -> account;
      case STATS -> results;
      case POSITIONS -> openPositions();
      case ORDERS -> openOrders();
      case BAR -> bar();
      case EQUITY, DAY -> throw new IllegalStateException("'" + root + "' is there for rules only");
    };
  }

  private ArrayValue openPositions() {
    List<Object> open = new ArrayList<>();
    for (PositionValue position : positions) {
      if (!position.isFlat()) {
        open.add(position);
      }
    }
    return ArrayValue.ofRefs(open.toArray());
  }

  private ArrayValue openOrders() {
    return ArrayValue.ofRefs(dispatch.working().toArray());
  }

  @Override
  public long now() {
    return context.epochNanos();
  }

  @Override
  public PositionValue position(long symbol) {
    return positions[(int) symbol];
  }

  @Override
  public QuoteValue quote(long symbol) {
    return quotes[(int) symbol];
  }

  @Override
  public EngineValue facts(long symbol) {
    return facts[(int) symbol];
  }

  @Override
  public long symbol(String name, int site) {
    int found = symbols.find(name);
    if (found < 0 && isReplaced(site)) {
      return 0;
    }
    if (found < 0) {
      List<String> names = symbols.all().stream().map(Symbols.Listed::name).toList();
      throw new Trap(
          Code.E1604,
          site,
          "there is no symbol '" + name + "' here; known are " + String.join(", ", names));
    }
    return found;
  }

  @Override
  public long timeframe() {
    return timeframe;
  }

  @Override
  public String currency() {
    return currency;
  }

  @Override
  public String zone() {
    return symbols.listed(0).calendar().zone().getId();
  }

  @Override
  public Object ask(String function, Object[] arguments, int site) {
    return switch (function) {
      case "future" -> contracts.future((Long) arguments[0], (Long) arguments[1], site);
      case "options" -> {
        long underlying = (Long) arguments[0];
        yield new ChainValue(contracts, underlying, contracts.chain(underlying, site));
      }
      case "feed" -> clocks.feed(((Long) arguments[0]).intValue());
      case "feed.number" -> ((FeedValue) arguments[0]).number();
      case "greeks" -> optionQuotes.greeks((Long) arguments[0], (Double) arguments[1]);
      default -> ((ChainValue) arguments[0]).ask(function, arguments, site);
    };
  }

  @Override
  public Object handle(Outbox.Request request) {
    return calls.call(request);
  }
}
