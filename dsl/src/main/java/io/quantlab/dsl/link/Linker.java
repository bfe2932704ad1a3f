package io.quantlab.dsl.link;

import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.link.Linked.Binding;
import io.quantlab.dsl.link.Linked.Library;
import io.quantlab.dsl.parser.Reading;
import io.quantlab.dsl.parser.WickReader;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.dsl.syntax.Script;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds and reads the libraries of a script, each version once, however many import it.
///
/// Whatever the texts are, the work is bounded: at most [#LIBRARIES_MAX] libraries with
/// [#UNITS_MAX] units of text in total, imports at most [#DEPTH_MAX] deep, no cycles.
public final class Linker {
  /// Libraries of one script, those of libraries included.
  public static final int LIBRARIES_MAX = 32;

  /// How deep imports nest: a library the script imports is 1 deep.
  public static final int DEPTH_MAX = 8;

  /// UTF-16 units of all libraries together.
  public static final int UNITS_MAX = 1 << 20;

  private final Libraries libraries;
  private final Map<Item.Import, Binding> bindings = Linked.noBindings();
  private final Map<String, Library> done = new LinkedHashMap<>();
  private final Map<String, Libraries.Answer> found = new LinkedHashMap<>();
  private final Deque<String> open = new ArrayDeque<>();
  private Source source;
  private int units;

  private Linker(Source source, Libraries libraries) {
    this.source = source;
    this.libraries = libraries;
  }

  /// Links what was read. What cannot be imported is told by the bindings.
  public static Linked link(Reading reading, Libraries libraries) {
    Linker linker = new Linker(reading.source(), libraries);
    for (Item item : reading.script().items()) {
      if (item instanceof Item.Import each) {
        linker.bind(each, each.path().span());
      }
    }
    return new Linked(
        linker.source,
        reading.script(),
        reading.diagnostics(),
        new ArrayList<>(linker.done.values()),
        linker.bindings,
        linker.found);
  }

  /// @param origin the import of the script that leads here
  private void bind(Item.Import each, Span origin) {
    bindings.put(each, binding(each.path(), origin));
  }

  private Binding binding(Expression.Text path, Span origin) {
    String written = path.constant().orElse("");
    var request = LibraryName.parse(written);
    if (request.isEmpty()) {
      return new Binding.Refused(
          "'"
              + written
              + "' names no library: write "
              + LibraryName.EXAMPLE
              + "; indicators are built in and need none");
    }
    Libraries.Answer answer =
        found.computeIfAbsent(request.get().toString(), _ -> libraries.find(request.get()));
    return switch (answer) {
      case Libraries.Answer.Refused(String reason) -> refused(written, reason);
      case Libraries.Answer.Found(LibraryName library, String text) ->
          found(written, library, text, origin);
    };
  }

  private static Binding refused(String written, String reason) {
    return new Binding.Refused("the library '" + written + "' " + reason);
  }

  private Binding found(String written, LibraryName library, String text, Span origin) {
    String home = library.toString();
    if (done.containsKey(home)) {
      return new Binding.Bound(home);
    }
    if (open.contains(home)) {
      List<String> way = new ArrayList<>(open.reversed());
      way.add(home);
      return refused(
          written,
          "imports itself: " + String.join(" → ", way.subList(way.indexOf(home), way.size())));
    }
    if (open.size() == DEPTH_MAX) {
      return refused(written, "is imported more than " + DEPTH_MAX + " libraries deep");
    }
    if (done.size() + open.size() == LIBRARIES_MAX) {
      return refused(written, "is one too many: a script has at most " + LIBRARIES_MAX);
    }
    if (units + text.length() > UNITS_MAX) {
      return refused(
          written,
          "is too much: the libraries of a script have at most " + UNITS_MAX + " characters");
    }
    units += text.length();
    return read(written, library, text, origin);
  }

  private Binding read(String written, LibraryName library, String text, Span origin) {
    String home = library.toString();
    source = source.with(home, text);
    Reading reading = WickReader.read(source, home);
    Script script = reading.script();
    if (reading.diagnostics().isEmpty() && script.kind() != Kind.LIBRARY) {
      return refused(written, "is no library: its header line says '" + script.kind().word() + "'");
    }
    open.push(home);
    for (Item item : script.items()) {
      if (item instanceof Item.Import each) {
        bind(each, origin);
      }
    }
    open.pop();
    done.put(home, new Library(library, script, origin, reading.diagnostics()));
    return new Binding.Bound(home);
  }
}
