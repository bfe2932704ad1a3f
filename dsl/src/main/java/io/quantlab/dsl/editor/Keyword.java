package io.quantlab.dsl.editor;

import java.util.List;
import java.util.Optional;

/// A word of the grammar, for completion and hover.
///
/// @param place where a statement or declaration may begin with it
/// @param snippet what is inserted
/// @param doc one or two sentences
record Keyword(String word, Place place, String snippet, String doc) {
  /// Where a word begins something.
  enum Place {
    /// The first line, or the second behind `lang`.
    HEADER,
    TOP_LEVEL,
    STATEMENT,
    EXPRESSION
  }

  private static final List<Keyword> ALL =
      List.of(
          of("lang", Place.HEADER, "lang 1", "Version of the language."),
          of(
              "indicator",
              Place.HEADER,
              "indicator \"${1:Title}\"",
              "Draws; the body runs once per closed bar."),
          of(
              "strategy",
              Place.HEADER,
              "strategy \"${1:Title}\" (capital: ${2:100_000_USD})",
              "Trades; the body runs once per closed bar."),
          of(
              "events",
              Place.HEADER,
              "events \"${1:Title}\" (data: \"${2:ticks+quotes}\")",
              "Trades on events: handlers only."),
          of(
              "rule",
              Place.HEADER,
              "rule \"${1:Title}\" (account: \"${2:challenge}\", version: \"${3:1.0.0}\")",
              "Judges one account: handlers only."),
          of(
              "library",
              Place.HEADER,
              "library \"${1:Title}\"",
              "Exports functions, records, enums and constants."),
          of(
              "input",
              Place.TOP_LEVEL,
              "input ${1:length}: int = ${2:14} in ${3:2}..=${4:200} \"${5:Length}\"",
              "A parameter: control, sweep axis and bound in one."),
          of("const", Place.TOP_LEVEL, "const ${1:name} = $0", "A value known from the text."),
          of(
              "fn",
              Place.TOP_LEVEL,
              "fn ${1:name}(${2:x: float}) -> ${3:float} = $0",
              "A function."),
          of(
              "record",
              Place.TOP_LEVEL,
              "record ${1:Name} { ${2:x: float} }",
              "A type of values with named fields."),
          of(
              "enum",
              Place.TOP_LEVEL,
              "enum ${1:Name} { ${2:a, b} }",
              "A type with a fixed list of values."),
          of(
              "import",
              Place.TOP_LEVEL,
              "import \"${1:owner/library@1.0}\" as ${2:lib}",
              "Brings in a published library."),
          of("export", Place.TOP_LEVEL, "export ", "Shows a declaration of a library to others."),
          of(
              "risk",
              Place.TOP_LEVEL,
              "risk {\n    ${1:max_daily_loss: 2%}\n}",
              "Limits the engine holds the script to."),
          of(
              "test",
              Place.TOP_LEVEL,
              "test \"${1:what it shows}\" {\n    let r = run(closes: [${2:10, 11, 12}])\n    expect ${0:r.orders.size == 0}\n}",
              "A test; no part of a run."),
          of(
              "require",
              Place.TOP_LEVEL,
              "require ${1:fast < slow} \"${2:fast must be shorter}\"",
              "Refuses inputs that make no sense."),
          of(
              "let",
              Place.STATEMENT,
              "let ${1:name} = $0",
              "A value, one per step; it is never assigned again."),
          of(
              "var",
              Place.STATEMENT,
              "var ${1:name} = $0",
              "A variable; at the top level it survives steps."),
          of(
              "live",
              Place.STATEMENT,
              "live var ${1:name} = $0",
              "A variable that also survives previews of the unfinished bar."),
          of(
              "if",
              Place.STATEMENT,
              "if ${1:condition} {\n    $0\n}",
              "Does something under a condition; as an expression it has a value."),
          of(
              "for",
              Place.STATEMENT,
              "for ${1:x} in ${2:xs} {\n    $0\n}",
              "Once for each element; `for (k, v) in map`."),
          of(
              "while",
              Place.STATEMENT,
              "while ${1:condition} {\n    $0\n}",
              "As long as a condition is true."),
          of(
              "match",
              Place.STATEMENT,
              "match ${1:value} {\n    ${2:_} => $0\n}",
              "Chooses by value; complete for enums and bools, or with `_`."),
          of("return", Place.STATEMENT, "return $0", "Ends a function with a value, or a handler."),
          of("break", Place.STATEMENT, "break", "Ends the loop."),
          of("continue", Place.STATEMENT, "continue", "Goes on with the next element."),
          of(
              "assert",
              Place.STATEMENT,
              "assert ${1:condition} \"${2:why}\"",
              "Stops the script when the condition is false."),
          of(
              "expect",
              Place.STATEMENT,
              "expect ${1:condition}",
              "Fails the test when the condition is false."),
          of(
              "at",
              Place.EXPRESSION,
              "at bars(${1:1d}) { $0 }",
              "Evaluates on another clock: closed bars only."),
          of("not", Place.EXPRESSION, "not ", "True when the operand is false."),
          of(
              "and",
              Place.EXPRESSION,
              "and ",
              "True when both are; the right side is read only then."),
          of(
              "or",
              Place.EXPRESSION,
              "or ",
              "True when one is; the right side is read only if needed."),
          of(
              "with",
              Place.EXPRESSION,
              "with (${1:x: 1})",
              "A record with other values in some fields."),
          of("true", Place.EXPRESSION, "true", "The truth value."),
          of("false", Place.EXPRESSION, "false", "The truth value."),
          of("na", Place.EXPRESSION, "na", "The missing float; test with `is_na(x)`."),
          of("none", Place.EXPRESSION, "none", "The missing value of an optional."));

  private static Keyword of(String word, Place place, String snippet, String doc) {
    return new Keyword(word, place, snippet, doc);
  }

  static List<Keyword> all() {
    return ALL;
  }

  static Optional<Keyword> of(String word) {
    return ALL.stream().filter(each -> each.word().equals(word)).findFirst();
  }
}
