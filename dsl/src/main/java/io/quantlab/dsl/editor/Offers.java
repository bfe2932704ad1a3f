package io.quantlab.dsl.editor;

import io.quantlab.dsl.check.Availability;
import io.quantlab.dsl.check.Conversions;
import io.quantlab.dsl.check.HandlerSignature;
import io.quantlab.dsl.check.Symbol;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.editor.Completion.Kind;
import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Builtin.Param;
import io.quantlab.dsl.library.Builtin.Shape;
import io.quantlab.dsl.library.Catalogue;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.syntax.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The things that may be written at a place, of each sort.
///
/// Ranks: what the place asks for by name first, then what has the wanted type, names of the script
/// before those of the library, words of the language last.
final class Offers {
  static final int ASKED = 0;
  static final int FITTING = 10;
  private static final int OWN = 20;
  private static final int LIBRARY = 30;
  private static final int WORD = 40;

  private final Document document;
  private final Span word;
  private final boolean called;
  private final Catalogue catalogue = Catalogue.version1();
  private final Optional<String> handler;
  private final boolean test;

  /// @param document the text with a name at the cursor
  /// @param word what is replaced
  /// @param called whether `(` follows already
  Offers(Document document, Span word, boolean called) {
    this.document = document;
    this.word = word;
    this.called = called;
    Trail trail = Trail.to(document, word.start());
    this.handler = trail.nearest(Item.Handler.class).map(each -> each.name().text());
    this.test = trail.nearest(Item.Test.class).isPresent();
  }

  List<Completion> words(Keyword.Place place) {
    List<Completion> found = new ArrayList<>();
    for (Keyword each : Keyword.all()) {
      if (each.place() == place) {
        Kind kind = each.snippet().contains("$") ? Kind.SNIPPET : Kind.KEYWORD;
        found.add(
            new Completion(
                each.word(), kind, "", each.doc(), each.snippet(), word, WORD - rankOf(place)));
      }
    }
    return found;
  }

  private static int rankOf(Keyword.Place place) {
    return switch (place) {
      case HEADER -> WORD;
      case TOP_LEVEL, STATEMENT -> WORD - OWN + 1;
      case EXPRESSION -> 0;
    };
  }

  List<Completion> events(io.quantlab.dsl.syntax.Kind kind) {
    List<Completion> found = new ArrayList<>();
    for (HandlerSignature each : HandlerSignature.all()) {
      if (each.kinds().contains(kind)) {
        found.add(
            new Completion(
                each.name(),
                Kind.EVENT,
                each.text(),
                each.doc(),
                each.text() + " {\n    $0\n}",
                word,
                OWN));
      }
    }
    return found;
  }

  /// Names of the script and of the library, and members of the enum that is wanted.
  List<Completion> names(Type wanted) {
    List<Completion> found = new ArrayList<>();
    if (wanted instanceof Type.EnumOf type) {
      for (String member : type.members()) {
        found.add(plain(member, Kind.ENUM_MEMBER, type.name(), "", ASKED));
      }
    }
    for (Symbol symbol : document.checked().index().visibleAt(word.start())) {
      found.add(ofSymbol(symbol, wanted));
    }
    document.checked().types().forEach((name, type) -> found.add(ofType(name, type)));
    for (String name : catalogue.globalNames()) {
      catalogue.global(name).stream()
          .filter(this::isAvailable)
          .findFirst()
          .ifPresent(entry -> found.add(ofBuiltin(entry, wanted)));
    }
    for (String type : catalogue.typeNames()) {
      if (catalogue.type(type).orElseThrow() instanceof Type.EnumOf) {
        found.add(plain(type, Kind.TYPE, "enum", "", LIBRARY));
      }
    }
    return found;
  }

  Completion ofSymbol(Symbol symbol, Type wanted) {
    String doc =
        document.documentation(
            Trail.to(document, symbol.place().start())
                .nearest(Item.class)
                .map(Item::span)
                .orElse(symbol.place()));
    String detail = new Label(document).of(symbol);
    int rank = rank(symbol.fact().type(), wanted, OWN);
    if (symbol.role() != Symbol.Role.FUNCTION) {
      Kind kind =
          symbol.role() == Symbol.Role.CONST || symbol.role() == Symbol.Role.INPUT
              ? Kind.CONSTANT
              : Kind.VARIABLE;
      return plain(symbol.name(), kind, detail, doc, rank);
    }
    List<String> required =
        new Label(document)
            .functionAt(symbol.place()).stream()
                .flatMap(function -> function.parameters().stream())
                .filter(each -> each.value().isEmpty())
                .map(each -> each.name().text())
                .toList();
    return new Completion(
        symbol.name(), Kind.FUNCTION, detail, doc, call(symbol.name(), required), word, rank);
  }

  Completion ofType(String name, Type type) {
    boolean record = type instanceof Type.RecordOf;
    return new Completion(
        name,
        Kind.TYPE,
        record ? "record" : "enum",
        "",
        record && !called ? name + "($0)" : name,
        word,
        OWN);
  }

  private Completion ofBuiltin(Builtin entry, Type wanted) {
    int rank = rank(entry.result(), wanted, LIBRARY);
    return ofBuiltin(entry, rank);
  }

  Completion ofBuiltin(Builtin entry, int rank) {
    if (entry.shape() == Shape.VALUE) {
      Kind kind = entry.receiver().isPresent() ? Kind.MEMBER : Kind.VARIABLE;
      return plain(entry.name(), kind, entry.result().text(), Label.about(entry), rank);
    }
    List<String> required =
        entry.parameters().stream()
            .filter(each -> !each.isOptional() || each.count() == Builtin.Count.MANY)
            .map(Param::name)
            .toList();
    return new Completion(
        entry.name(),
        Kind.FUNCTION,
        entry.signature(),
        Label.about(entry),
        required.isEmpty() && !entry.parameters().isEmpty() && !called
            ? entry.name() + "($0)"
            : call(entry.name(), required),
        word,
        rank);
  }

  /// A call with places for what must be given.
  private String call(String name, List<String> required) {
    if (called) {
      return name;
    }
    StringBuilder text = new StringBuilder(name).append('(');
    for (int i = 0; i < required.size(); i++) {
      text.append(i == 0 ? "" : ", ");
      text.append("${").append(i + 1).append(':').append(required.get(i)).append('}');
    }
    return text.append(')').toString();
  }

  private static int rank(Type type, Type wanted, int otherwise) {
    boolean fits =
        wanted != Basic.UNKNOWN && type != Basic.UNKNOWN && Conversions.fits(type, wanted);
    return fits && !(wanted instanceof Type.Variable) ? FITTING + otherwise / 10 : otherwise;
  }

  private boolean isAvailable(Builtin entry) {
    return Availability.obstacle(entry.effect(), document.script().kind(), handler, test).isEmpty();
  }

  MemberOffers members() {
    return new MemberOffers(document, this, word);
  }

  ArgumentOffers arguments() {
    return new ArgumentOffers(document, word);
  }

  List<Completion> types() {
    List<Completion> found = new ArrayList<>();
    document
        .checked()
        .types()
        .forEach((name, type) ->
            found.add(
                plain(name, Kind.TYPE, type instanceof Type.EnumOf ? "enum" : "record", "", OWN)));
    for (String name : catalogue.typeNames()) {
      Type type = catalogue.type(name).orElseThrow();
      boolean written =
          type != Basic.UNKNOWN
              && type != Basic.NONE
              && type != Basic.NOTHING
              && type != Basic.RANGE;
      if (written && !name.startsWith("test_")) {
        found.add(plain(name, Kind.TYPE, "", "", type instanceof Basic ? OWN : LIBRARY));
      }
    }
    for (String name : List.of("array", "set", "series")) {
      found.add(
          new Completion(name, Kind.TYPE, name + "<T>", "", name + "<${1:float}>", word, OWN));
    }
    found.add(
        new Completion(
            "map", Kind.TYPE, "map<K, V>", "", "map<${1:string}, ${2:float}>", word, OWN));
    return found;
  }

  Completion plain(String text, Kind kind, String detail, String doc, int rank) {
    return new Completion(text, kind, detail, doc, text, word, rank);
  }
}
