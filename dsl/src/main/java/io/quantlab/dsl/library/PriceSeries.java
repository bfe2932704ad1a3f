package io.quantlab.dsl.library;

import java.util.List;

/// The price series of a clock, which an input of the type `source` chooses from.
public final class PriceSeries {
  /// How the type of such an input is written.
  public static final String TYPE = "source";

  /// Their names; an input of this type holds the number of one.
  public static final List<String> NAMES =
      List.of("open", "high", "low", "close", "volume", "hl2", "hlc3", "ohlc4", "hlcc4");

  /// The type of the input itself; a script reads a float for each step.
  public static final Type.EnumOf CHOICE = new Type.EnumOf(TYPE, NAMES);

  private PriceSeries() {}
}
