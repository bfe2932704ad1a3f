package io.quantlab.engine.data.synthetic;

/// How trading and volatility spread over a session. Weights are relative; only their shape counts.
///
/// The shapes follow Admati, Pfleiderer, *A theory of intraday patterns*, Review of Financial
/// Studies 1 (1988) for stocks, and Ito, Hashimoto, *Intraday seasonality in activities of the
/// foreign exchange markets*, J. Japanese Int. Economies 20 (2006) for currencies.
public enum IntradayProfile {
  /// One exchange session: busy at the open and at the close, quiet at noon.
  U_SHAPE {
    @Override
    double volume(double x) {
      double y = 2 * x - 1;
      return 0.6 + 0.8 * y * y + 1.1 * y * y * y * y;
    }

    @Override
    double volatility(double x) {
      return 0.7 + 1.1 * sixth(1 - x) + 0.45 * sixth(x);
    }
  },

  /// A 24-hour session from the New York evening: humps in Tokyo, London and New York hours.
  ROUND_THE_CLOCK {
    @Override
    double volume(double x) {
      return 0.3 + 0.5 * hump(x, 0.18, 0.18) + 1.1 * hump(x, 0.5, 0.16) + 1.6 * hump(x, 0.69, 0.15);
    }

    @Override
    double volatility(double x) {
      return 0.6 + 0.2 * hump(x, 0.18, 0.18) + 0.5 * hump(x, 0.5, 0.16) + 0.9 * hump(x, 0.69, 0.15);
    }
  };

  /// Weight of the trading rate at `x`, the elapsed share of the session, 0..1.
  abstract double volume(double x);

  /// Weight of the volatility at `x`.
  abstract double volatility(double x);

  private static double sixth(double x) {
    double cube = x * x * x;
    return cube * cube;
  }

  private static double hump(double x, double center, double width) {
    double distance = (x - center) / width;
    double height = Math.max(0, 1 - distance * distance);
    return height * height;
  }
}
