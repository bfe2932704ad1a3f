package io.quantlab.engine.analysis;

import java.util.List;

/// Names with values as a definition list.
final class FactList {
  private FactList() {}

  static void write(Html html, List<Fact> facts) {
    if (facts.isEmpty()) {
      html.element("p", "None.", "class", "none");
      return;
    }
    html.open("dl", "class", "facts");
    for (Fact fact : facts) {
      html.open("div").element("dt", fact.name()).element("dd", fact.value()).close("div");
    }
    html.close("dl");
  }
}
