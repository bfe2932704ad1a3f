package io.quantlab.dsl.editor;

import io.quantlab.dsl.check.HeaderOption;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.editor.Completion.Kind;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.syntax.Argument;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What may be written as `name: `: arguments of a call, options of the header, fields of a record.
final class ArgumentOffers {
  private final Document document;
  private final Span word;

  ArgumentOffers(Document document, Span word) {
    this.document = document;
    this.word = word;
  }

  /// Parameters of a call that are not given yet, as `name: `.
  List<Completion> of(Expression.Call call) {
    Set<String> given = given(call.arguments());
    List<Completion> found = new ArrayList<>();
    for (SignatureFinder.Form form : new SignatureFinder(document, word.start()).forms(call)) {
      for (SignatureFinder.Slot slot : form.slots()) {
        if (!given.contains(slot.name()) && !slot.many()) {
          found.add(
              new Completion(
                  slot.name() + ":",
                  Kind.ARGUMENT,
                  slot.detail(),
                  "",
                  slot.name() + ": ",
                  word,
                  Offers.ASKED + 1));
        }
      }
    }
    return found;
  }

  private static Set<String> given(List<Argument> arguments) {
    return arguments.stream()
        .map(Argument::name)
        .flatMap(Optional::stream)
        .map(name -> name.text())
        .collect(Collectors.toSet());
  }

  List<Completion> of(Header header) {
    Set<String> given = given(header.options());
    List<Completion> found = new ArrayList<>();
    for (HeaderOption option : HeaderOption.of(header.kind())) {
      if (!given.contains(option.name())) {
        found.add(
            new Completion(
                option.name() + ":",
                Kind.OPTION,
                option.type() == Basic.UNKNOWN ? "" : option.type().text(),
                option.doc(),
                option.name() + ": ",
                word,
                Offers.ASKED));
      }
    }
    return found;
  }

  List<Completion> of(Expression.RecordLiteral record) {
    List<Completion> found = new ArrayList<>();
    if (document.checked().index().wanted(record) instanceof Type.RecordOf(String _, var fields)) {
      Set<String> given = given(record.fields());
      for (Type.Field field : fields) {
        if (!given.contains(field.name())) {
          found.add(
              new Completion(
                  field.name() + ":",
                  Kind.ARGUMENT,
                  field.type().text(),
                  "",
                  field.name() + ": ",
                  word,
                  Offers.ASKED));
        }
      }
    }
    return found;
  }
}
