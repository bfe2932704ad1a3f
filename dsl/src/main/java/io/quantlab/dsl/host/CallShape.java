package io.quantlab.dsl.host;

import io.quantlab.dsl.plan.Outside;
import java.util.Arrays;
import java.util.List;

/// Where the arguments of a call that trades stand, found once for each place in the text: an order
/// compares no names.
final class CallShape {
  private static final byte ABSENT = -1;
  private static final Argument[] ARGUMENTS = Argument.values();

  private final Outside call;
  private final byte[] places = new byte[ARGUMENTS.length];

  /// The arguments of wick.md 8.2 and 8.3, by the names of the catalogue.
  enum Argument {
    SYMBOL("symbol"),
    SYM("sym"),
    SIDE("side"),
    QTY("qty"),
    LIMIT("limit"),
    STOP("stop"),
    PRICE("price"),
    ENTRY("entry"),
    TAKE("take"),
    STOP_LOSS("stop_loss"),
    TRAIL("trail"),
    TIF("tif"),
    REDUCE_ONLY("reduce_only"),
    POST_ONLY("post_only"),
    SNAP("snap"),
    TAG("tag"),
    TOUCH("touch"),
    TRIGGER("trigger"),
    SHOW("show"),
    FIRST("a"),
    SECOND("b"),
    ORDER("o");

    private final String text;

    Argument(String text) {
      this.text = text;
    }
  }

  CallShape(Outside call) {
    this.call = call;
    Arrays.fill(places, ABSENT);
    for (Argument argument : ARGUMENTS) {
      places[argument.ordinal()] = (byte) call.names().indexOf(argument.text);
    }
  }

  /// Whether this is the shape of a call.
  boolean isOf(Outside other) {
    return call == other;
  }

  /// What an argument is; `null` when it is not given.
  Object get(List<Object> given, Argument argument) {
    int place = places[argument.ordinal()];
    return place < 0 ? null : given.get(place);
  }
}
