package io.quantlab.engine.testkit;

import io.quantlab.engine.execution.PathRange;
import io.quantlab.engine.kernel.EndReason;
import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.kernel.Kernel;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.portfolio.Account;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a run of a [Lab] left behind: its output events, the hash over them, the kernel.
public record LabResult(
    Lab lab,
    List<OutputEvent> events,
    String eventHash,
    EndReason end,
    Kernel kernel,
    PathRange paths,
    long unpricedFills) {

  /// One execution, decoded.
  public record Fill(
      int account,
      long order,
      int token,
      Side side,
      long lots,
      long priceTicks,
      long slippageTicks,
      int flags,
      long feeE8,
      long nanos) {
    public boolean maker() {
      return (flags & FillFlags.MAKER) != 0;
    }

    /// For example `BUY 10 @ 101`: what most tests compare.
    public String brief() {
      return side + " " + lots + " @ " + priceTicks;
    }
  }

  public long ambiguousBars() {
    return paths.bars();
  }

  public List<OutputEvent> events(EventType type) {
    return events.stream().filter(e -> e.type() == type).toList();
  }

  public List<Fill> fills() {
    return Evidence.fills(events);
  }

  /// The fills in brief, in sequence.
  public List<String> trades() {
    return fills().stream().map(Fill::brief).toList();
  }

  /// The fills with their seconds since the opening, as `BUY 2 @ 100 after 3 s`.
  public List<String> timedTrades() {
    return fills().stream()
        .map(fill -> fill.brief() + " after " + (fill.nanos() - Lab.OPEN) / Lab.SECOND + " s")
        .toList();
  }

  /// What happened to an order, in sequence.
  public List<OrderEventType> life(long order) {
    return events(EventType.ORDER).stream()
        .filter(e -> e.a() == order)
        .map(OutputEvent::orderEvent)
        .toList();
  }

  /// What the judge looks at.
  public Evidence evidence() {
    List<Account> accounts = new ArrayList<>();
    for (int i = 0; i < kernel.accounts(); i++) {
      accounts.add(kernel.account(i));
    }
    Set<Integer> standIns = new HashSet<>();
    Map<Integer, List<MarketRows>> met = new LinkedHashMap<>();
    lab.data()
        .forEach((token, rows) -> {
          List<MarketRows> orders = new ArrayList<>(lab.finer(token));
          if (!orders.isEmpty() && kernel.standIns() > 0) {
            standIns.add(token);
          }
          if (orders.isEmpty() || kernel.standIns() > 0) {
            orders.addAll(rows);
          }
          met.put(token, orders);
        });
    return new Evidence(
        lab.instruments(), met, lab.profile(), events, eventHash, accounts, standIns);
  }

  public Account account() {
    return kernel.account(0);
  }

  /// The events up to an instant as text, for comparison.
  public List<OutputEvent> through(long nanos) {
    return events.stream().filter(e -> e.nanos() <= nanos).toList();
  }
}
