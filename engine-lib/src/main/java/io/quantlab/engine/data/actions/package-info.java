/// Files about corporate actions as vendors keep them: tables of adjustment factors, ticker
/// histories.
///
/// Knows their text, not what is done with them. Open [FactorFile] first.
package io.quantlab.engine.data.actions;
