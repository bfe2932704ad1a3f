/// The catalogue of built-ins: names, types, defaults, stages, effects, warm-up, fuel, one sentence
/// each.
///
/// Open [Catalogue] first; the tables are the classes that end in `Table`. Checker, completion,
/// hover, plan and the reference page are all made from it. The package knows types, but no script.
package io.quantlab.dsl.library;
