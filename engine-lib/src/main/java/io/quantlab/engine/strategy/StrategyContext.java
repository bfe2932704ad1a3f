package io.quantlab.engine.strategy;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.DepthView;
import io.quantlab.engine.market.PriceView;
import io.quantlab.engine.math.RngStream;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.portfolio.FuturesRules;
import io.quantlab.engine.portfolio.OptionRules;
import io.quantlab.engine.portfolio.PositionView;
import io.quantlab.engine.risk.StrategyLimits;
import io.quantlab.engine.time.Interval;

/// All a strategy can reach: its instruments, its account, its orders, the time (engine contract
/// K-9, A-13).
///
/// Bound to a fixed set of tokens. Queries are O(1). Commands pass the risk gate at once and answer
/// with a value; their effects are later events (T-7).
public interface StrategyContext {
  /// The instant of the event being handled, UTC nanoseconds.
  long epochNanos();

  /// Number of instruments.
  int tokenCount();

  /// Token by position in the run's data list.
  int token(int index);

  Instrument instrument(int token);

  /// The options of the run by their terms of now (A-12, M-30): a split of the underlying changes
  /// strikes. An instrument that is not named is none.
  OptionRules options();

  /// When the futures of the run end, and what follows them.
  FuturesRules futures();

  PositionView position(int token);

  /// Number of open positions in an instrument: 0 or 1 where they net, any number where they hedge
  ///
  int positions(int token);

  /// One of the open positions of an instrument; index 0 is the oldest. It stays valid while the
  /// position is open.
  PositionView position(int token, int index);

  /// The open position with an id, the order that opened it; `null` when there is none. An order
  /// names it with [io.quantlab.engine.order.OrderRequest#onPosition].
  PositionView positionOf(int token, long id);

  /// The order book of an instrument as far as it is known here; empty without depth data. The view
  /// is live: between events it stays as it is.
  ///
  /// Ask for it in [Strategy#onStart]: with market data that take time it is kept from the start or
  /// not at all, and asking for the first time later is an `IllegalStateException`.
  DepthView depth(int token);

  /// Net asset value at the last marks, 1e-8 of the account currency.
  long navE8();

  long cashE8();

  /// Cash of a currency, in that currency, 1e-8; 0 for one the run has none of.
  long cashE8(String currency);

  /// Cash of the account's currency that has settled and is not owed, 1e-8.
  long settledCashE8();

  /// What more may be bought, 1e-8: what gross exposure leaves of NAV times leverage, the free
  /// margin with a margin model, and not more than settled-cash rules let be spent.
  long buyingPowerE8();

  /// Profit realized, and open at the marks, before fees, 1e-8.
  long realizedE8();

  long unrealizedE8();

  /// What of it was made since the last session of any instrument opened, 1e-8.
  long realizedTodayE8();

  long unrealizedTodayE8();

  /// Initial margin of all positions and working orders, 1e-8; 0 without a margin model.
  long marginE8();

  /// Sum of the absolute market values, 1e-8.
  long grossExposureE8();

  /// Sum of the signed market values, 1e-8.
  long netExposureE8();

  /// Number of working orders of all instruments.
  int openOrders();

  /// NAV below its peak, as a ratio of the peak, 0..1.
  double drawdownRatio();

  /// Sends an order through the gate.
  Submission submit(OrderRequest request);

  /// A market order, good till canceled: buys above zero, sells below. Costs no object.
  ///
  /// @return the order's id, or 0 when the gate denied it
  long market(int token, long signedLots);

  /// Why the gate denied the last order it denied, with the bound it hit; `null` while it denied
  /// none.
  Submission.Denied lastDenial();

  /// Asks to cancel a working order.
  ///
  /// @return whether there was such an order
  boolean cancel(long orderId);

  /// Cancels all working orders of an instrument and returns their number.
  int cancelAll(int token);

  /// Asks to change size and prices of a working order (O-28). A price the kind does not have is 0.
  /// What a larger size adds passes the limits of positions and exposure (O-30).
  ///
  /// @return whether there was such an order and it may be so; else [#lastDenial] tells why not
  boolean amend(long orderId, long lots, long limitTicks, long triggerTicks);

  /// Exercises lots of an American option the account is long. The underlying is bought or
  /// sold at the strike, or the difference paid, in this instant; working sells of the option count
  /// as gone, and what comes of it must pass the gate as an order of the underlying would.
  ///
  /// @return the order that stands for it, or why it is denied: `UNSUPPORTED` for what is no option
  ///   or European, `REDUCE_ONLY` for more than the account has
  Submission exercise(int token, long lots);

  /// Holds this strategy to limits of its own, beside those of its account; they replace those set
  /// before. Call it in [Strategy#onStart].
  void restrict(StrategyLimits limits);

  /// Ends the trading of this strategy: its working orders are canceled, its positions closed at
  /// the market by orders of the engine (cause `KILL`), and its gate denies all that follows
  /// (`TRADING_STATE`). What [#because] and [#input] noted stands in the decision log with each of
  /// the closing orders.
  void kill();

  /// Number of working orders of an instrument.
  int workingOrders(int token);

  /// Bars of an instrument from now on; call it in [Strategy#onStart].
  ///
  /// A run on stored bars of that interval delivers those; else bars are built from the run's
  /// ticks.
  void subscribeBars(int token, Interval interval);

  /// Keeps the average true range of an instrument's bars, for trailing orders whose offset is
  /// [io.quantlab.engine.order.Trail.Offset.Atr]; call it in [Strategy#onStart].
  ///
  /// On ticks it also subscribes the bars. A run on stored bars averages those it has.
  ///
  /// @param period bars of the average, at least 1
  void subscribeAtr(int token, Interval interval, int period);

  /// Chooses how the prices of an instrument are seen from now on; call it in [Strategy#onStart],
  /// before bars are subscribed. A run starts with the view it was configured with.
  ///
  /// Prices delivered are always those traded now, in every view; the views differ in what becomes
  /// of the past at a corporate action. In [PriceView#RAW] nothing; in the others
  /// [Strategy#onRebase] tells the factor and bars still forming are restated.
  void view(int token, PriceView view);

  /// Calls [Strategy#onTimer] at an instant, or now when it has passed.
  ///
  /// @return number of the timer
  int timer(long epochNanos);

  /// Whether the instrument's regular session is open.
  boolean isOpen(int token);

  /// The random stream of a call site, a pure function of the run's seed (K-6).
  RngStream random(int callSite);

  /// A fresh group number for [OrderRequest#inGroup].
  long newGroup();

  /// Names the signal behind the next order for the decision log (S-33).
  StrategyContext because(String signal);

  /// Adds an input of the signal for the decision log.
  StrategyContext input(String name, double value);
}
