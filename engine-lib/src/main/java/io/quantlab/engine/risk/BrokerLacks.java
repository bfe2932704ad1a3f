package io.quantlab.engine.risk;

import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.TimeInForce;
import java.util.List;
import java.util.Objects;

/// What the broker of an account cannot do by itself, and what becomes of orders that ask for it
/// (engine contract O-15): the account's row of the capability matrix.
///
/// Orders that wait for a price the engine can watch itself: they are `EMULATED` until their
/// trigger is reached, then `RELEASED` and sent as the market or limit order they become. An
/// emulated order does not work while the process is down. Day and good-till-date orders, groups,
/// children and reduce-only are the engine's on every broker. For the rest nobody can stand in.
///
/// @param features what is missing
/// @param local what becomes of orders the engine could emulate
public record BrokerLacks(List<Feature> features, Local local) {
  /// Something a broker may not have.
  public enum Feature {
    STOP,
    STOP_LIMIT,
    MARKET_IF_TOUCHED,
    LIMIT_IF_TOUCHED,
    TRAILING,
    MARKET_TO_LIMIT,
    ON_OPEN,
    ON_CLOSE,
    IOC,
    FOK,
    POST_ONLY,
    ICEBERG
  }

  /// Whether orders may live in the engine alone (`LOCAL_ONLY`).
  public enum Local {
    ALLOWED,
    DENIED
  }

  /// How an order reaches its broker.
  public enum Support {
    NATIVE,
    EMULATED,
    NONE
  }

  /// A broker that can do everything.
  public static final BrokerLacks NOTHING = new BrokerLacks(List.of(), Local.ALLOWED);

  public BrokerLacks {
    features = features.stream().sorted().distinct().toList();
    Objects.requireNonNull(local, "local");
  }

  /// How an order of some kind and terms reaches the broker.
  public Support support(OrderKind.Code kind, TimeInForce timeInForce, OrderTerms terms) {
    boolean missing =
        timeInForce == TimeInForce.IOC && features.contains(Feature.IOC)
            || timeInForce == TimeInForce.FOK && features.contains(Feature.FOK)
            || terms.postOnly() && features.contains(Feature.POST_ONLY)
            || terms.displayLots() > 0 && features.contains(Feature.ICEBERG);
    Feature needed = needed(kind);
    if (missing || needed != null && !kind.hasTrigger() && features.contains(needed)) {
      return Support.NONE;
    }
    return needed != null && features.contains(needed) ? Support.EMULATED : Support.NATIVE;
  }

  private static Feature needed(OrderKind.Code kind) {
    return switch (kind) {
      case MARKET, LIMIT -> null;
      case STOP_MARKET -> Feature.STOP;
      case STOP_LIMIT -> Feature.STOP_LIMIT;
      case MARKET_IF_TOUCHED -> Feature.MARKET_IF_TOUCHED;
      case LIMIT_IF_TOUCHED -> Feature.LIMIT_IF_TOUCHED;
      case TRAILING_STOP, TRAILING_STOP_LIMIT -> Feature.TRAILING;
      case MARKET_ON_OPEN, LIMIT_ON_OPEN -> Feature.ON_OPEN;
      case MARKET_ON_CLOSE, LIMIT_ON_CLOSE -> Feature.ON_CLOSE;
      case MARKET_TO_LIMIT -> Feature.MARKET_TO_LIMIT;
    };
  }
}
