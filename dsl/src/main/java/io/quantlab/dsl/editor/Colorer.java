package io.quantlab.dsl.editor;

import io.quantlab.dsl.check.NameIndex;
import io.quantlab.dsl.check.Symbol;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.editor.SemanticToken.Sort;
import io.quantlab.dsl.editor.SemanticToken.Trait;
import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.parser.Lexeme;
import io.quantlab.dsl.syntax.Argument;
import io.quantlab.dsl.syntax.Branches;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Node;
import io.quantlab.dsl.syntax.TextPart;
import io.quantlab.dsl.syntax.TypeName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What each word of a text is: from the tree where there is one, else from the lexer.
final class Colorer {
  private final Document document;
  private final NameIndex index;
  private final TreeMap<Integer, SemanticToken> tokens = new TreeMap<>();

  Colorer(Document document) {
    this.document = document;
    this.index = document.checked().index();
  }

  List<SemanticToken> tokens() {
    collect(document.script());
    for (Lexeme lexeme : document.lexemes()) {
      ofLexeme(lexeme);
    }
    List<SemanticToken> all = new ArrayList<>(tokens.values());
    all.sort(Comparator.comparingInt(token -> token.span().start()));
    return all;
  }

  private void collect(Node node) {
    switch (node) {
      case Expression.NameUse use -> name(use.name().span(), index.builtin(use));
      case Expression.Member member -> {
        name(member.member().span(), index.builtin(member));
      }
      case Expression.Call call -> {
        index.builtin(call).ifPresent(_ -> put(call.place(), Sort.FUNCTION, Trait.DEFAULT_LIBRARY));
      }
      case Argument argument -> argument.name().ifPresent(name -> put(name.span(), Sort.PARAMETER));
      case TypeName.Named type -> put(type.name().span(), Sort.TYPE);
      case Item.Handler handler -> put(handler.name().span(), Sort.EVENT, Trait.DECLARATION);
      default -> {}
    }
    Branches.of(node).forEach(this::collect);
  }

  private void name(Span place, Optional<Builtin> entry) {
    Optional<NameIndex.Use> use =
        index.at(place.start()).filter(each -> each.place().equals(place));
    if (use.isPresent()) {
      ofUse(use.get());
    } else if (entry.isPresent()) {
      boolean member = entry.get().receiver().isPresent();
      put(place, member ? Sort.PROPERTY : Sort.VARIABLE, Trait.DEFAULT_LIBRARY, Trait.READONLY);
    }
  }

  private void ofUse(NameIndex.Use use) {
    boolean here = use.place().equals(use.declaration());
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    if (here) {
      traits.add(Trait.DECLARATION);
    }
    Optional<Symbol> symbol = index.declaredAt(use.declaration()).map(NameIndex.Declared::symbol);
    Sort sort =
        symbol
            .map(each -> {
              if (each.role() != Symbol.Role.VAR && each.role() != Symbol.Role.LIVE_VAR) {
                traits.add(Trait.READONLY);
              }
              return sort(each.role());
            })
            .orElse(index.types().containsValue(use.declaration()) ? Sort.TYPE : Sort.PROPERTY);
    tokens.putIfAbsent(use.place().start(), new SemanticToken(use.place(), sort, traits));
  }

  private static Sort sort(Symbol.Role role) {
    return switch (role) {
      case LET, VAR, LIVE_VAR, CONST, INPUT, LOOP, LIBRARY, BROKEN -> Sort.VARIABLE;
      case PARAMETER -> Sort.PARAMETER;
      case FUNCTION -> Sort.FUNCTION;
    };
  }

  private void ofLexeme(Lexeme lexeme) {
    Span place = lexeme.span();
    switch (lexeme.sort()) {
      case COMMENT -> {
        boolean doc = lexeme.text().startsWith("///");
        put(place, Sort.COMMENT, doc ? new Trait[] {Trait.DOCUMENTATION} : new Trait[0]);
      }
      case NUMBER, COLOR -> put(place, Sort.NUMBER);
      case TEXT -> text(lexeme);
      case WORD -> {
        if (!tokens.containsKey(place.start()) && !declared(place)) {
          put(place, Sort.KEYWORD);
        }
      }
      case NAME, HANDLER -> declared(place);
      case MARK -> {}
    }
  }

  private boolean declared(Span place) {
    Optional<NameIndex.Use> use =
        index.at(place.start()).filter(each -> each.place().equals(place));
    use.ifPresent(this::ofUse);
    return use.isPresent();
  }

  /// The characters of a string, without what is interpolated.
  private void text(Lexeme lexeme) {
    int from = lexeme.span().start();
    List<TextPart> parts =
        Trail.to(document, from)
            .nearest(Expression.Text.class)
            .map(Expression.Text::parts)
            .orElse(List.of());
    for (TextPart part : parts) {
      if (part instanceof TextPart.Interpolated inner) {
        if (inner.span().start() > from) {
          put(new Span(from, inner.span().start()), Sort.STRING);
        }
        from = inner.span().end();
      }
    }
    if (lexeme.span().end() > from) {
      put(new Span(from, lexeme.span().end()), Sort.STRING);
    }
  }

  private void put(Span place, Sort sort, Trait... traits) {
    if (place.end() > place.start()) {
      tokens.putIfAbsent(place.start(), new SemanticToken(place, sort, Set.of(traits)));
    }
  }
}
