/// The tree of a script: sealed records with spans, and the printer that writes it back.
///
/// The tree says what was written, not what it means: names are not resolved and nothing has a
/// type. Open [Script], then [Item], [Statement] and [Expression]. What could not be read is in the
/// tree too ([Statement.Broken], [Expression.Broken]), so that an editor always has something to
/// show.
package io.quantlab.dsl.syntax;
