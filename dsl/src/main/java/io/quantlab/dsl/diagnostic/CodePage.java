package io.quantlab.dsl.diagnostic;

/// The page `docs/reference/diagnostics.md`, written from the catalogue.
public final class CodePage {
  private static final String HEAD =
      """
      # Diagnostics of Wick

      What is said about a script, code by code: an example that shows it, what to do, and the example mended. This
      page is made from the catalogue in the code. A test checks every example: the first shows exactly that
      diagnostic, at that place, the second none; the examples of what is found when a script is bound or runs are
      checked to be without fault before. `<<( x 129>>` stands for 129 times `(`, `<<U+202E>>` for that character.
      `quantlab doc E1401` prints one section.

      A diagnostic is one sentence with a place, `LINE:COLUMN`, both from 1; columns count UTF-16 units. There is at
      most one syntax error for each statement. Errors keep a script from running; warnings and hints never do. What
      is found *when it runs* stops the script and undoes the event; what is found *when it is bound* needs the data
      and the account. A code is never given another meaning.

      `quantlab check FILE` prints the diagnostics with the line they are about.
      """;

  private CodePage() {}

  /// The whole page.
  public static String markdown() {
    StringBuilder page = new StringBuilder(HEAD);
    String group = "";
    for (Code code : Code.values()) {
      if (!group.equals(group(code))) {
        group = group(code);
        page.append("\n## ").append(group).append('\n');
      }
      page.append(section(code));
    }
    return page.toString();
  }

  /// The section of one code.
  public static String section(Code code) {
    Lesson lesson = Lesson.of(code);
    return "\n### "
        + code
        + " "
        + code.meaning()
        + "\n\n"
        + fence(lesson.bad())
        + "\nShown at "
        + lesson.place()
        + when(code)
        + ". "
        + lesson.remedy()
        + "\n\n"
        + fence(lesson.good());
  }

  private static String fence(String script) {
    return "```wick\n" + script + "\n```\n";
  }

  private static String when(Code code) {
    if (code.editorOnly()) {
      return ", by the editor only";
    }
    return switch (code.severity()) {
      case ERROR, WARNING, HINT -> "";
      case BIND -> ", when it is bound";
      case RUNTIME -> ", when it runs";
    };
  }

  private static String group(Code code) {
    return switch (code.name().substring(0, 3)) {
      case "E10" -> "Syntax";
      case "E11" -> "Types";
      case "E12" -> "Names";
      case "E13" -> "History";
      case "E14" -> "State";
      case "E15" -> "Functions";
      case "E16" -> "Clocks and binding";
      case "E17" -> "Kinds and modules";
      case "W32" -> "Warnings";
      case "H30" -> "Hints";
      default -> "Run time";
    };
  }
}
