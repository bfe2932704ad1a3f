package io.quantlab.dsl.library;

import java.util.List;

/// The built-in enums. In an argument of such a type a member may be written bare.
final class EnumTable {
  static final List<Type.EnumOf> TYPES =
      List.of(
          of("Side", "buy sell"),
          of("Tif", "day gtc ioc fok opg cls"),
          of("Trigger", "side last bid ask mark"),
          of("OrderState", "pending working partly_filled filled canceled rejected expired"),
          of("PlotStyle", "line step area columns circles"),
          of("ShapeStyle", "arrow_up arrow_down triangle_up triangle_down circle cross flag"),
          of("Corner", "top_left top_center top_right bottom_left bottom_center bottom_right"),
          of("AlertOnce", "bar cross session"),
          of("PivotKind", "traditional fibonacci camarilla"),
          of("OnError", "hold flatten"));

  private EnumTable() {}

  private static Type.EnumOf of(String name, String members) {
    return new Type.EnumOf(name, List.of(members.split(" ")));
  }
}
