package io.quantlab.dsl.link;

import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.parser.Reading;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Script;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// A script with the libraries it imports.
///
/// @param source the script's text, with the texts of the libraries behind it
/// @param diagnostics of reading the script, in order of place; those of libraries are with them
/// @param libraries an imported one before the one that imports it
/// @param bindings what each import stands for, those of libraries too; compared by identity
/// @param found the answers to what was asked, by the text of the request
public record Linked(
    Source source,
    Script script,
    List<Diagnostic> diagnostics,
    List<Library> libraries,
    Map<Item.Import, Binding> bindings,
    Map<String, Libraries.Answer> found) {
  public Linked {
    diagnostics = List.copyOf(diagnostics);
    libraries = List.copyOf(libraries);
  }

  /// A library in this script.
  ///
  /// @param name its version with all numbers
  /// @param origin the import of the script that led to it
  /// @param diagnostics of reading it
  public record Library(
      LibraryName name, Script script, Span origin, List<Diagnostic> diagnostics) {
    public Library {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /// What an import stands for.
  public sealed interface Binding {
    /// @param home the library's name as its own names carry it
    record Bound(String home) implements Binding {}

    /// @param message why there is none, a sentence
    record Refused(String message) implements Binding {}
  }

  /// A script whose imports, if it has any, find nothing.
  public static Linked alone(Source source, Script script) {
    return Linker.link(new Reading(source, script, List.of()), Libraries.NONE);
  }

  /// Everything at the top level: the libraries' items, then the script's own.
  public List<Item> items() {
    List<Item> items = new ArrayList<>();
    libraries.forEach(library -> items.addAll(library.script().items()));
    items.addAll(script.items());
    return items;
  }

  /// The same answers again, for a text that was made out of this one.
  public Libraries answers() {
    return request ->
        found.getOrDefault(
            request.toString(), new Libraries.Answer.Refused("is not imported by the script"));
  }

  static Map<Item.Import, Binding> noBindings() {
    return new IdentityHashMap<>();
  }
}
