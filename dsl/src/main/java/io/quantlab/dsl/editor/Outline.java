package io.quantlab.dsl.editor;

import io.quantlab.dsl.check.NameIndex;
import io.quantlab.dsl.check.Symbol;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.editor.OutlineEntry.Kind;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Name;
import io.quantlab.dsl.syntax.Statement;
import java.util.ArrayList;
import java.util.List;

/// The declarations of the top level.
final class Outline {
  private final Document document;
  private final List<OutlineEntry> entries = new ArrayList<>();

  Outline(Document document) {
    this.document = document;
  }

  List<OutlineEntry> entries() {
    document.script().items().forEach(this::add);
    return List.copyOf(entries);
  }

  private void add(Item item) {
    Span span = item.span();
    switch (item) {
      case Item.Import each -> named(each.name(), Kind.IMPORT, span);
      case Item.Input each -> named(each.name(), Kind.INPUT, span);
      case Item.Const each -> named(each.name(), Kind.CONSTANT, span);
      case Item.Function each -> function(each);
      case Item.RecordType each ->
          entries.add(
              entry(
                  each.name(),
                  Kind.RECORD,
                  "",
                  span,
                  each.fields().stream()
                      .map(field ->
                          entry(
                              field.name(),
                              Kind.FIELD,
                              field
                                  .type()
                                  .map(type -> document.source().textOf(type.span()))
                                  .orElse(""),
                              field.span(),
                              List.of()))
                      .toList()));
      case Item.EnumType each ->
          entries.add(
              entry(
                  each.name(),
                  Kind.ENUM,
                  "",
                  span,
                  each.members().stream()
                      .map(member ->
                          entry(
                              member.name(), Kind.ENUM_MEMBER, "", member.name().span(), List.of()))
                      .toList()));
      case Item.Handler each ->
          entries.add(
              entry(
                  each.name(),
                  Kind.EVENT,
                  each.filter()
                      .map(filter -> "when " + document.source().textOf(filter.span()))
                      .orElse(""),
                  span,
                  List.of()));
      case Item.Risk _ ->
          entries.add(
              new OutlineEntry(
                  "risk",
                  Kind.RISK,
                  "",
                  span,
                  new Span(span.start(), Math.min(span.end(), span.start() + "risk".length())),
                  List.of()));
      case Item.Test each ->
          entries.add(
              new OutlineEntry(
                  each.title().constant().orElse("test"),
                  Kind.TEST,
                  "test",
                  span,
                  each.title().span(),
                  List.of()));
      case Statement.Let let -> let.names().forEach(name -> named(name, Kind.VARIABLE, span));
      case Statement.Var each -> named(each.name(), Kind.VARIABLE, span);
      case Statement _ -> {}
    }
  }

  private void function(Item.Function function) {
    Type type =
        document
            .checked()
            .index()
            .declaredAt(function.name().span())
            .map(each -> each.symbol().fact().type())
            .orElse(Type.Basic.UNKNOWN);
    String signature = new Label(document).signature(function, type);
    entries.add(
        entry(
            function.name(),
            Kind.FUNCTION,
            signature.substring(function.name().text().length()),
            function.span(),
            List.of()));
  }

  private void named(Name name, Kind kind, Span span) {
    String type =
        document
            .checked()
            .index()
            .declaredAt(name.span())
            .map(NameIndex.Declared::symbol)
            .map(Symbol::fact)
            .filter(fact -> fact.type() != Type.Basic.UNKNOWN)
            .map(fact -> fact.type().text())
            .orElse("");
    entries.add(entry(name, kind, type, span, List.of()));
  }

  private static OutlineEntry entry(
      Name name, Kind kind, String detail, Span span, List<OutlineEntry> children) {
    return new OutlineEntry(name.text(), kind, detail, span, name.span(), children);
  }
}
