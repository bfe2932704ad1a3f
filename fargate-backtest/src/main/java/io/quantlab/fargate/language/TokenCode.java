package io.quantlab.fargate.language;

import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.editor.SemanticToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.lsp4j.SemanticTokensLegend;

/// Semantic tokens as the protocol wants them: five numbers each, relative to the one before.
final class TokenCode {
  private final Source source;
  private final List<Integer> data = new ArrayList<>();
  private int line = 1;
  private int column = 1;

  private TokenCode(Source source) {
    this.source = source;
  }

  /// Names of the sorts and traits, in the order of their numbers.
  static SemanticTokensLegend legend() {
    return new SemanticTokensLegend(
        Arrays.stream(SemanticToken.Sort.values()).map(each -> camel(each.name())).toList(),
        Arrays.stream(SemanticToken.Trait.values()).map(each -> camel(each.name())).toList());
  }

  static List<Integer> of(Source source, List<SemanticToken> tokens) {
    TokenCode code = new TokenCode(source);
    tokens.forEach(code::add);
    return code.data;
  }

  /// A token of several lines is one for each line.
  private void add(SemanticToken token) {
    int first = source.lineOf(token.span().start());
    int last = source.lineOf(token.span().end() - 1);
    for (int each = first; each <= last; each++) {
      int from = each == first ? source.columnOf(token.span().start()) : 1;
      int to =
          each == last
              ? source.columnOf(token.span().end() - 1) + 1
              : source.lineText(each).length() + 1;
      if (to > from) {
        add(each, from, to - from, token);
      }
    }
  }

  private void add(int atLine, int atColumn, int length, SemanticToken token) {
    int traits = 0;
    for (SemanticToken.Trait trait : token.traits()) {
      traits |= 1 << trait.ordinal();
    }
    data.addAll(
        List.of(
            atLine - line,
            atLine == line ? atColumn - column : atColumn - 1,
            length,
            token.sort().ordinal(),
            traits));
    line = atLine;
    column = atColumn;
  }

  /// `ENUM_MEMBER` as the protocol writes it: `enumMember`.
  private static String camel(String name) {
    StringBuilder camel = new StringBuilder();
    for (String part : name.toLowerCase(Locale.ROOT).split("_")) {
      camel.append(
          camel.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
    }
    return camel.toString();
  }
}
