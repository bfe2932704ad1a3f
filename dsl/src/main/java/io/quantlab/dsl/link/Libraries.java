package io.quantlab.dsl.link;

/// Where the texts of libraries come from: the port a host fills with its folder or its store.
@FunctionalInterface
public interface Libraries {
  /// A place without libraries.
  Libraries NONE = _ -> new Answer.Refused("is not locked");

  /// Finds what an import asks for. The same name has the same answer for as long as a script is
  /// being read.
  Answer find(LibraryName request);

  /// A library, or why there is none.
  sealed interface Answer {
    /// @param library the one version the request is fixed to
    record Found(LibraryName library, String text) implements Answer {}

    /// @param reason ends the sentence `the library '…' `
    record Refused(String reason) implements Answer {}
  }
}
