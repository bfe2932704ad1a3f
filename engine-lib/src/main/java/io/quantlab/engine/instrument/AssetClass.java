package io.quantlab.engine.instrument;

/// What kind of thing an instrument is.
public enum AssetClass {
  EQUITY,
  FX,
  CRYPTO,
  FUTURE,
  OPTION,
  INDEX,
  CFD
}
