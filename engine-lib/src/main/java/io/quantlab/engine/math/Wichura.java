package io.quantlab.engine.math;

/// The three rational approximations of AS 241 (`PPND16`), degree 7 over 7 each, in Horner form.
///
/// Written out instead of looped over arrays: [Rng] calls them for every normal draw.
final class Wichura {
  private Wichura() {}

  /// For `r = 0.180625 - (p - 0.5)²`, 0.075 <= p <= 0.925; to be multiplied by `p - 0.5`.
  static double central(double r) {
    double num = 2.5090809287301226727e3;
    num = num * r + 3.3430575583588128105e4;
    num = num * r + 6.7265770927008700853e4;
    num = num * r + 4.5921953931549871457e4;
    num = num * r + 1.3731693765509461125e4;
    num = num * r + 1.9715909503065514427e3;
    num = num * r + 1.3314166789178437745e2;
    num = num * r + 3.3871328727963666080e0;
    double den = 5.2264952788528545610e3;
    den = den * r + 2.8729085735721942674e4;
    den = den * r + 3.9307895800092710610e4;
    den = den * r + 2.1213794301586595867e4;
    den = den * r + 5.3941960214247511077e3;
    den = den * r + 6.8718700749205790830e2;
    den = den * r + 4.2313330701600911252e1;
    return num / (den * r + 1);
  }

  /// For `r = sqrt(-log(tail)) - 1.6`, the square root at most 5.
  static double middle(double r) {
    double num = 7.74545014278341407640e-4;
    num = num * r + 2.27238449892691845833e-2;
    num = num * r + 2.41780725177450611770e-1;
    num = num * r + 1.27045825245236838258e0;
    num = num * r + 3.64784832476320460504e0;
    num = num * r + 5.76949722146069140550e0;
    num = num * r + 4.63033784615654529590e0;
    num = num * r + 1.42343711074968357734e0;
    double den = 1.05075007164441684324e-9;
    den = den * r + 5.47593808499534494600e-4;
    den = den * r + 1.51986665636164571966e-2;
    den = den * r + 1.48103976427480074590e-1;
    den = den * r + 6.89767334985100004550e-1;
    den = den * r + 1.67638483018380384940e0;
    den = den * r + 2.05319162663775882187e0;
    return num / (den * r + 1);
  }

  /// For `r = sqrt(-log(tail)) - 5`, the far tails.
  static double tail(double r) {
    double num = 2.01033439929228813265e-7;
    num = num * r + 2.71155556874348757815e-5;
    num = num * r + 1.24266094738807843860e-3;
    num = num * r + 2.65321895265761230930e-2;
    num = num * r + 2.96560571828504891230e-1;
    num = num * r + 1.78482653991729133580e0;
    num = num * r + 5.46378491116411436990e0;
    num = num * r + 6.65790464350110377720e0;
    double den = 2.04426310338993978564e-15;
    den = den * r + 1.42151175831644588870e-7;
    den = den * r + 1.84631831751005468180e-5;
    den = den * r + 7.86869131145613259100e-4;
    den = den * r + 1.48753612908506148525e-2;
    den = den * r + 1.36929880922735805310e-1;
    den = den * r + 5.99832206555887937690e-1;
    return num / (den * r + 1);
  }
}
