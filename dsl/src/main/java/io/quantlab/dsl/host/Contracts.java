package io.quantlab.dsl.host;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.plan.Trap;
import io.quantlab.engine.option.OptionChain;
import io.quantlab.engine.portfolio.FutureTerms;
import io.quantlab.engine.portfolio.FuturesRules;
import io.quantlab.engine.portfolio.OptionRules;
import io.quantlab.engine.portfolio.OptionTerms;
import io.quantlab.engine.portfolio.RollRule;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.time.SessionCalendar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// The futures and options of a run as a script asks for them, by its own tokens (wick.md 16.7).
///
/// Only contracts the run has data of are there, and only while they live: through the session of
/// their last day.
final class Contracts {
  private static final long DAY_NANOS = 86_400_000_000_000L;
  private static final int NEVER = Integer.MAX_VALUE;

  private final StrategyContext context;
  private final Symbols symbols;
  private final OptionRules options;
  private final FuturesRules futures;
  private final Map<Integer, OptionTerms> optionOf = new HashMap<>();

  Contracts(StrategyContext context, Symbols symbols) {
    this.context = context;
    this.symbols = symbols;
    this.options = context.options();
    this.futures = context.futures();
    options.contracts().forEach(terms -> optionOf.put(terms.token(), terms));
  }

  /// The terms of an option; `null` for what is none.
  OptionTerms option(long symbol) {
    return optionOf.get(symbols.token(symbol));
  }

  private FutureTerms future(long symbol) {
    return futures.of(symbols.token(symbol));
  }

  private int lastDay(long symbol) {
    OptionTerms option = option(symbol);
    FutureTerms future = future(symbol);
    return option != null ? option.expiryDay() : future != null ? future.lastTradeDay() : NEVER;
  }

  /// When a contract ends: the close of the session of its last day; nothing for what never does.
  OptionalLong expiryNanos(long symbol) {
    int day = lastDay(symbol);
    return day == NEVER ? OptionalLong.empty() : OptionalLong.of(closeOf(symbol, day));
  }

  private long closeOf(long symbol, int day) {
    SessionCalendar calendar = symbols.listed(symbol).calendar();
    int next = calendar.sessionOnOrAfterDay(day + 1);
    boolean known = next > 0 && next < calendar.count();
    return known ? calendar.regularClose(next - 1) : (day + 1) * DAY_NANOS;
  }

  /// Calendar days from today's session to the last day of a contract.
  OptionalLong daysLeft(long symbol) {
    int day = lastDay(symbol);
    return day == NEVER ? OptionalLong.empty() : OptionalLong.of(day - today(symbol));
  }

  /// What a contract derives from; nothing when that is none, or not named.
  OptionalLong underlying(long symbol) {
    OptionTerms option = option(symbol);
    FutureTerms future = future(symbol);
    int token = option != null ? option.underlying() : future != null ? future.underlying() : 0;
    int found = token == 0 ? -1 : symbols.symbol(token);
    return found < 0 ? OptionalLong.empty() : OptionalLong.of(found);
  }

  /// Date of the session that is on, else of the next one, in days since 1970.
  int today(long symbol) {
    return symbols.listed(symbol).calendar().epochDayOf(context.epochNanos());
  }

  /// The living future of an underlying, or of a future's own chain, that is `index`-th to end.
  long future(long symbol, long index, int site) {
    List<FutureTerms> family = family(symbol);
    if (family.isEmpty()) {
      throw new Trap(
          Code.E1604,
          site,
          "the run has no future on '" + name(symbol) + "': its contracts name their underlying");
    }
    int today = today(symbol);
    List<FutureTerms> alive = family.stream().filter(f -> f.lastTradeDay() >= today).toList();
    if (index < 0 || index >= alive.size()) {
      throw new Trap(
          Code.E2201,
          site,
          "'" + name(symbol) + "' has " + alive.size() + " futures, asked for number " + index);
    }
    return symbols.symbol(alive.get((int) index).token());
  }

  private List<FutureTerms> family(long symbol) {
    int token = symbols.token(symbol);
    List<FutureTerms> family = new ArrayList<>();
    for (FutureTerms each : futures.contracts()) {
      boolean related = each.underlying() == token || each.token() == token || follows(each, token);
      if (related && symbols.symbol(each.token()) >= 0) {
        family.add(each);
      }
    }
    family.sort(Comparator.comparingInt(FutureTerms::lastTradeDay));
    return family;
  }

  /// Whether two contracts are of one chain, or on one underlying.
  private boolean follows(FutureTerms each, int token) {
    FutureTerms own = futures.of(token);
    if (own == null) {
      return false;
    }
    if (own.underlying() != 0 && own.underlying() == each.underlying()) {
      return true;
    }
    for (RollRule.Chain chain : futures.rolls()) {
      if (chain.contracts().contains(own) && chain.contracts().contains(each)) {
        return true;
      }
    }
    return false;
  }

  /// The living options on an underlying.
  OptionChain chain(long symbol, int site) {
    int token = symbols.token(symbol);
    if (options.contracts().stream().noneMatch(each -> each.underlying() == token)) {
      throw new Trap(
          Code.E1604, site, "the run has no options on '" + name(symbol) + "' with their terms");
    }
    return OptionChain.on(token, options.contracts(), today(symbol));
  }

  /// The script's token of a contract.
  long symbol(OptionTerms terms) {
    return symbols.symbol(terms.token());
  }

  private String name(long symbol) {
    return symbols.listed(symbol).name();
  }
}
