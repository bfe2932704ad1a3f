package io.quantlab.dsl.plan;

/// What a script can ask of the outside. The host implements it; without a host there is nothing
/// ([#NONE]).
public interface World {
  /// A name that stands for a value of the engine.
  enum Root {
    SESSION,
    ACCOUNT,
    STATS,
    POSITIONS,
    ORDERS,
    EQUITY,
    DAY,
    /// The current bar, where one is asked for as a whole.
    BAR
  }

  /// The value of a name; for [Root#POSITIONS] and [Root#ORDERS] an array value.
  Object root(Root root);

  /// Time of the current event, nanoseconds since 1970 UTC.
  long now();

  /// Position in a symbol; token 0 is the primary symbol.
  EngineValue position(long symbol);

  /// Newest quote of a symbol.
  EngineValue quote(long symbol);

  /// Facts of a symbol: the members of `symbol` in the catalogue.
  EngineValue facts(long symbol);

  /// The symbol of a name, a token from 0.
  ///
  /// @param site of the call; an unknown name is a trap E1604
  long symbol(String name, int site);

  /// Timeframe of the primary clock, in the form of [io.quantlab.dsl.plan.Timeframes].
  long timeframe();

  /// Currency of the account, which is that of every amount; empty while there is no account.
  String currency();

  /// Time zone of the primary symbol's exchange.
  String zone();

  /// A query that has no method of its own: `future`, `options`, `greeks`, `worst_case` and the
  /// members of a chain that are called.
  ///
  /// @param function name in the catalogue; `chain.expiry` for a member, the receiver first
  Object ask(String function, Object[] arguments, int site);

  /// The handle of something that was just put into the outbox; `null` when it has none.
  Object handle(Outbox.Request request);

  /// A world in which nothing can be asked: USD, UTC, no time.
  World NONE = new NoWorld();
}
