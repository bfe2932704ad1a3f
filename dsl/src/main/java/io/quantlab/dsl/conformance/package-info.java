/// Plays files of cases and says which of them an implementation of Wick gets right: the formats of
/// `language.json` and `indicators.json`.
///
/// A case is data: a script, what it runs on, and what must come out. Open [Cases] first, then
/// [CaseRunner]; [Expectations] compares. The package knows no single case. How a script runs is
/// left to `suite`.
package io.quantlab.dsl.conformance;
