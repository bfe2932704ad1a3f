package io.quantlab.dsl.editor;

import io.quantlab.dsl.syntax.Branches;
import io.quantlab.dsl.syntax.Node;
import io.quantlab.dsl.syntax.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The way from a script down to the innermost node at an offset.
///
/// @param nodes the script first
record Trail(List<Node> nodes) {
  static Trail to(Document document, int offset) {
    return to(document.scriptAt(offset), offset);
  }

  static Trail to(Script script, int offset) {
    List<Node> nodes = new ArrayList<>();
    Optional<Node> next = Optional.of(script);
    while (next.isPresent()) {
      nodes.add(next.get());
      next = child(next.get(), offset);
    }
    return new Trail(nodes);
  }

  /// The child an offset lies in, else the one it touches.
  private static Optional<Node> child(Node node, int offset) {
    Optional<Node> touched = Optional.empty();
    for (Node each : Branches.of(node)) {
      if (each.span().start() <= offset && offset < each.span().end()) {
        return Optional.of(each);
      }
      if (touched.isEmpty() && each.span().touches(offset)) {
        touched = Optional.of(each);
      }
    }
    return touched;
  }

  Node innermost() {
    return nodes.getLast();
  }

  /// The node so many steps out of the innermost.
  Optional<Node> outer(int steps) {
    int at = nodes.size() - 1 - steps;
    return at < 0 ? Optional.empty() : Optional.of(nodes.get(at));
  }

  /// The innermost node of a class that is as asked.
  <N extends Node> Optional<N> nearest(Class<N> wanted, Predicate<N> asked) {
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (wanted.isInstance(nodes.get(i)) && asked.test(wanted.cast(nodes.get(i)))) {
        return Optional.of(wanted.cast(nodes.get(i)));
      }
    }
    return Optional.empty();
  }

  <N extends Node> Optional<N> nearest(Class<N> wanted) {
    return nearest(wanted, _ -> true);
  }
}
