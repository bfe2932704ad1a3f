package io.quantlab.dsl.diagnostic;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How to come by a diagnostic and how to get rid of it: an example that shows it, what to do, and
/// the example mended. A test runs every example.
///
/// A lesson stands in a table as
///
/// ```
/// # E1202 2:1 Declare it with `var`.
/// let n = 0
/// n = 1
/// ---
/// var n = 0
/// n = 1
/// ```
///
/// `<<( x 129>>` stands for 129 times `(`, `<<U+202E>>` for the character of that number: what
/// nobody wants to read, or could not see.
///
/// @param place line and column of the diagnostic in the bad example: `2:14`
/// @param remedy what to do about it, one sentence of Markdown
/// @param bad as it is written in the table
/// @param good as it is written in the table
public record Lesson(Code code, String place, String remedy, String bad, String good) {
  private static final Pattern MARK = Pattern.compile("<<(?:U\\+([0-9A-F]{4})|(.) x (\\d+))>>");
  private static final Map<Code, Lesson> ALL = new EnumMap<>(Code.class);

  static {
    for (String table :
        List.of(
            SyntaxLessons.ROWS,
            TypeLessons.ROWS,
            NameLessons.ROWS,
            StateLessons.ROWS,
            RunLessons.ROWS)) {
      for (String row : table.substring(2).split("\n# ")) {
        Lesson lesson = read(row.stripTrailing());
        ALL.put(lesson.code(), lesson);
      }
    }
  }

  /// The lesson of a code; every code has one.
  public static Lesson of(Code code) {
    return ALL.get(code);
  }

  private static Lesson read(String row) {
    String[] head = row.substring(0, row.indexOf('\n')).split(" ", 3);
    String[] examples = row.substring(row.indexOf('\n') + 1).split("\n---\n");
    return new Lesson(Code.valueOf(head[0]), head[1], head[2], examples[0], examples[1]);
  }

  /// The bad example as a script.
  public String badScript() {
    return script(bad);
  }

  /// The good example as a script.
  public String goodScript() {
    return script(good);
  }

  private static String script(String written) {
    Matcher marks = MARK.matcher(written);
    StringBuilder text = new StringBuilder();
    while (marks.find()) {
      String stands =
          marks.group(1) != null
              ? Character.toString(Integer.parseInt(marks.group(1), 16))
              : marks.group(2).repeat(Integer.parseInt(marks.group(3)));
      marks.appendReplacement(text, Matcher.quoteReplacement(stands));
    }
    return marks.appendTail(text).toString();
  }
}
