package io.quantlab.dsl.library;

import java.util.regex.Pattern;

/// Hours of trading as a value, `"09:30-16:00"` in exchange time: what an input of the type
/// `session` holds.
public final class SessionHours {
  /// The type.
  public static final Type TYPE = new Type.Object("session");

  private static final Pattern WRITTEN =
      Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d-(([01]\\d|2[0-3]):[0-5]\\d|24:00)");

  private SessionHours() {}

  /// Whether a text is such hours.
  public static boolean isWritten(String text) {
    return WRITTEN.matcher(text).matches();
  }
}
