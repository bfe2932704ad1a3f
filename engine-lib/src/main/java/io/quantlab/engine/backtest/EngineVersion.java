package io.quantlab.engine.backtest;

/// The version whose outputs a manifest promises to reproduce; raised when equal inputs give other
/// outputs.
public final class EngineVersion {
  public static final String NUMBER = "0.3.0";

  private EngineVersion() {}
}
