/// What is said about a script: positions, codes, severities, quick fixes.
///
/// A script never fails by exception. Parsing, checking, binding and running add [Diagnostic]s to a
/// list; [Code] is the one catalogue of everything that can be said. Open [Diagnostic] first. The
/// package knows text and offsets only, no tree and no types.
package io.quantlab.dsl.diagnostic;
