package io.quantlab.engine.math;

/// The standard normal distribution: density, distribution function and its inverse.
///
/// Only `StrictMath`, so every machine gives the same bits (K-5).
///
/// 1. `cdf`: Cody, *Rational Chebyshev approximations for the error function*, Math. Comp. 23
///    (1969), in the form of `ANORM`, Algorithm 715, ACM TOMS 19 (1993); relative error about
///    1e-15, in both tails.
/// 2. `inverse`: Wichura, *Algorithm AS 241: the percentage points of the normal distribution*,
///    Applied Statistics 37 (1988), routine `PPND16`; relative error about 1e-16.
public final class Normal {
  private static final double ONE_OVER_SQRT_TWO_PI = 0.3989422804014326779;
  private static final double SQRT_32 = 5.656854249492380195;
  private static final double CENTRAL_LIMIT = 0.66291;

  private static final double[] CENTRAL_NUM = {
    2.2352520354606839287e00,
    1.6102823106855587881e02,
    1.0676894854603709582e03,
    1.8154981253343561249e04,
    6.5682337918207449113e-2
  };
  private static final double[] CENTRAL_DEN = {
    4.7202581904688241870e01,
    9.7609855173777669322e02,
    1.0260932208618978205e04,
    4.5507789335026729956e04
  };
  private static final double[] MIDDLE_NUM = {
    3.9894151208813466764e-1, 8.8831497943883759412e00, 9.3506656132177855979e01,
        5.9727027639480026226e02,
    2.4945375852903726711e03, 6.8481904505362823326e03, 1.1602651437647350124e04,
        9.8427148383839780218e03,
    1.0765576773720192317e-8
  };
  private static final double[] MIDDLE_DEN = {
    2.2266688044328115691e01, 2.3538790178262499861e02, 1.5193775994075548050e03,
        6.4855582982667607550e03,
    1.8615571640885098091e04, 3.4900952721145977266e04, 3.8912003286093271411e04,
        1.9685429676859990727e04
  };
  private static final double[] TAIL_NUM = {
    2.1589853405795699e-1,
    1.274011611602473639e-1,
    2.2235277870649807e-2,
    1.421619193227893466e-3,
    2.9112874951168792e-5,
    2.307344176494017303e-2
  };
  private static final double[] TAIL_DEN = {
    1.28426009614491121e00,
    4.68238212480865118e-1,
    6.59881378689285515e-2,
    3.78239633202758244e-3,
    7.29751555083966205e-5
  };

  private Normal() {}

  /// Density at `x`.
  public static double pdf(double x) {
    return ONE_OVER_SQRT_TWO_PI * expHalfSquare(Math.abs(x));
  }

  /// Probability of a value at or below `x`, 0..1; `NaN` for `NaN`.
  public static double cdf(double x) {
    double y = Math.abs(x);
    if (y <= CENTRAL_LIMIT) {
      return 0.5 + central(x);
    }
    if (Double.isNaN(x)) {
      return Double.NaN;
    }
    double upper = y > 40 ? 0 : expHalfSquare(y) * (y <= SQRT_32 ? middle(y) : tail(y));
    return x > 0 ? 1 - upper : upper;
  }

  private static double central(double x) {
    double square = x * x;
    double num = CENTRAL_NUM[4] * square;
    double den = square;
    for (int i = 0; i < 3; i++) {
      num = (num + CENTRAL_NUM[i]) * square;
      den = (den + CENTRAL_DEN[i]) * square;
    }
    return x * (num + CENTRAL_NUM[3]) / (den + CENTRAL_DEN[3]);
  }

  private static double middle(double y) {
    double num = MIDDLE_NUM[8] * y;
    double den = y;
    for (int i = 0; i < 7; i++) {
      num = (num + MIDDLE_NUM[i]) * y;
      den = (den + MIDDLE_DEN[i]) * y;
    }
    return (num + MIDDLE_NUM[7]) / (den + MIDDLE_DEN[7]);
  }

  private static double tail(double y) {
    double inverseSquare = 1 / (y * y);
    double num = TAIL_NUM[5] * inverseSquare;
    double den = inverseSquare;
    for (int i = 0; i < 4; i++) {
      num = (num + TAIL_NUM[i]) * inverseSquare;
      den = (den + TAIL_DEN[i]) * inverseSquare;
    }
    double correction = inverseSquare * (num + TAIL_NUM[4]) / (den + TAIL_DEN[4]);
    return (ONE_OVER_SQRT_TWO_PI - correction) / y;
  }

  /// `exp(-y²/2)`; y is split at sixteenths so that the square of the large part is exact.
  private static double expHalfSquare(double y) {
    if (y > 40) {
      return 0;
    }
    double coarse = (int) (y * 16) / 16.0;
    double rest = (y - coarse) * (y + coarse);
    return StrictMath.exp(-coarse * coarse * 0.5) * StrictMath.exp(-rest * 0.5);
  }

  /// The value below which the share `p` of the distribution lies. `-∞` and `+∞` for 0 and 1, `NaN`
  /// outside 0..1.
  public static double inverse(double p) {
    double q = p - 0.5;
    if (Math.abs(q) <= 0.425) {
      return q * Wichura.central(0.180625 - q * q);
    }
    if (!(p >= 0 && p <= 1)) {
      return Double.NaN;
    }
    if (p == 0 || p == 1) {
      return p == 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    double r = Math.sqrt(-StrictMath.log(q < 0 ? p : 1 - p));
    double z = r <= 5 ? Wichura.middle(r - 1.6) : Wichura.tail(r - 5);
    return q < 0 ? -z : z;
  }
}
