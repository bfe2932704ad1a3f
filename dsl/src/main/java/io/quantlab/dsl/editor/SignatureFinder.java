package io.quantlab.dsl.editor;

import io.quantlab.dsl.check.Fact;
import io.quantlab.dsl.check.NameIndex;
import io.quantlab.dsl.check.Symbol;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Builtin.Shape;
import io.quantlab.dsl.library.Catalogue;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.syntax.Argument;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The forms of what is called, and which parameter the cursor is at.
final class SignatureFinder {
  private final Document document;
  private final int offset;

  SignatureFinder(Document document, int offset) {
    this.document = document;
    this.offset = offset;
  }

  /// A parameter.
  ///
  /// @param many whether it takes any number of arguments
  /// @param detail its type, with its default
  record Slot(String name, boolean many, String detail) {
    String text() {
      return name + (many ? "…" : "") + (detail.isEmpty() ? "" : ": " + detail);
    }
  }

  /// One way to call something.
  ///
  /// @param tail behind the parameters: ` -> float`
  record Form(String head, List<Slot> slots, String tail, String doc) {
    SignatureHelp.Signature signature() {
      StringBuilder label = new StringBuilder(head).append('(');
      List<Span> places = new ArrayList<>();
      for (Slot slot : slots) {
        label.append(places.isEmpty() ? "" : ", ");
        places.add(new Span(label.length(), label.length() + slot.text().length()));
        label.append(slot.text());
      }
      return new SignatureHelp.Signature(label.append(')').append(tail).toString(), places, doc);
    }
  }

  Optional<SignatureHelp> find() {
    Optional<Probe> probe = Probe.at(document, offset);
    Document completed = probe.map(Probe::document).orElse(document);
    int at = probe.map(each -> each.word().start()).orElse(offset);
    return Trail.to(completed, at)
        .nearest(Expression.Call.class, call -> call.opener().end() <= at && at < call.span().end())
        .flatMap(call -> new SignatureFinder(completed, at).help(call));
  }

  private Optional<SignatureHelp> help(Expression.Call call) {
    List<Form> forms = forms(call);
    if (forms.isEmpty()) {
      return Optional.empty();
    }
    int position = 0;
    Optional<String> name = Optional.empty();
    for (int i = 0; i < call.arguments().size(); i++) {
      Argument argument = call.arguments().get(i);
      if (argument.span().start() <= offset) {
        position = i;
        name = argument.name().map(each -> each.text());
      }
    }
    Optional<Builtin> chosen = document.checked().index().builtin(call);
    int best = 0;
    for (int i = 0; i < forms.size(); i++) {
      boolean same =
          chosen.map(each -> form(each).equals(forms.get(best(forms, each)))).orElse(false);
      best = same ? best(forms, chosen.get()) : best;
    }
    return Optional.of(
        new SignatureHelp(
            forms.stream().map(Form::signature).toList(),
            best,
            parameter(forms.get(best), position, name)));
  }

  private static int best(List<Form> forms, Builtin entry) {
    return Math.max(0, forms.indexOf(form(entry)));
  }

  private static int parameter(Form form, int position, Optional<String> name) {
    List<Slot> slots = form.slots();
    if (name.isPresent()) {
      for (int i = 0; i < slots.size(); i++) {
        if (slots.get(i).name().equals(name.get())) {
          return i;
        }
      }
      return -1;
    }
    boolean open = !slots.isEmpty() && slots.getLast().many();
    return position < slots.size() ? position : open ? slots.size() - 1 : -1;
  }

  /// Every way to call what a call names.
  List<Form> forms(Expression.Call call) {
    return switch (call.callee()) {
      case Expression.NameUse use -> byName(use);
      case Expression.Member member -> byMember(member);
      default -> List.of();
    };
  }

  private List<Form> byName(Expression.NameUse use) {
    Optional<Symbol> symbol =
        document
            .checked()
            .index()
            .at(use.name().span().start())
            .flatMap(each -> document.checked().index().declaredAt(each.declaration()))
            .map(NameIndex.Declared::symbol);
    if (symbol.isPresent()) {
      return new Label(document)
          .functionAt(symbol.get().place()).stream()
              .map(function -> ofFunction(function, symbol.get()))
              .toList();
    }
    if (document.checked().typeOf(use) instanceof Type.RecordOf(String _, var fields)) {
      List<Slot> slots =
          fields.stream().map(each -> new Slot(each.name(), false, each.type().text())).toList();
      return List.of(new Form(use.name().text(), slots, "", ""));
    }
    return forms(Catalogue.version1().global(use.name().text()));
  }

  private Form ofFunction(Item.Function function, Symbol symbol) {
    List<Slot> slots =
        function.parameters().stream()
            .map(each -> {
              String text = new Label(document).parameter(each);
              String name = each.name().text();
              return new Slot(
                  name, false, text.substring(name.length()).replaceFirst("^: ", "").strip());
            })
            .toList();
    Type result = symbol.fact().type();
    String tail =
        result == Type.Basic.NOTHING || result == Type.Basic.UNKNOWN ? "" : " -> " + result.text();
    return new Form(function.name().text(), slots, tail, document.documentation(function.span()));
  }

  private List<Form> byMember(Expression.Member member) {
    Optional<Expression.NameUse> imported = document.checked().imported(member);
    if (imported.isPresent()) {
      return byName(imported.get());
    }
    if (member.target() instanceof Expression.NameUse use) {
      List<Form> forms =
          forms(Catalogue.version1().global(use.name().text() + "." + member.member().text()));
      if (!forms.isEmpty()) {
        return forms;
      }
    }
    Type type =
        document.checked().factOf(member.target()).map(Fact::type).orElse(Type.Basic.UNKNOWN);
    Type inner = type instanceof Type.OptionalOf(Type each) ? each : type;
    return forms(Catalogue.version1().members(inner, member.member().text()));
  }

  private static List<Form> forms(List<Builtin> entries) {
    return entries.stream()
        .filter(entry -> entry.shape() == Shape.CALL)
        .map(SignatureFinder::form)
        .toList();
  }

  private static Form form(Builtin entry) {
    List<Slot> slots =
        entry.parameters().stream()
            .map(each ->
                new Slot(
                    each.name(),
                    each.count() == Builtin.Count.MANY,
                    each.type().text() + each.value().map(value -> " = " + value).orElse("")))
            .toList();
    String owner = entry.receiver().map(type -> type.text() + ".").orElse("");
    String tail = entry.result() == Type.Basic.NOTHING ? "" : " -> " + entry.result().text();
    return new Form(owner + entry.name(), slots, tail, Label.about(entry));
  }
}
