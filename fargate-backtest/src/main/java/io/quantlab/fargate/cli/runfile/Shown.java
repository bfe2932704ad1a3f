package io.quantlab.fargate.cli.runfile;

/// Foreign text fit for one line of a message.
final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  /// The text in quotes, without control characters, cut when it is long.
  static String text(String text) {
    return "\"" + plain(text, LONGEST) + "\"";
  }

  /// A message of the parser as a sentence.
  static String sentence(String message) {
    String plain = plain(message, 3 * LONGEST);
    String low = Character.toLowerCase(plain.charAt(0)) + plain.substring(1);
    return low.endsWith(".") ? low : low + ".";
  }

  static String plain(String text, int longest) {
    StringBuilder plain = new StringBuilder();
    int end = Math.min(text.length(), longest);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      plain.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
    }
    return end < text.length() ? plain + "..." : plain.toString();
  }
}
